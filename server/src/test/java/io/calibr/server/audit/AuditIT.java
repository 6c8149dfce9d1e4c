package io.calibr.server.audit;

import io.calibr.server.testing.Answer;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.TestTenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(CalibrServer.class)
class AuditIT {

    private final TestTenant tenant;

    AuditIT(RunningCalibr calibr) {
        tenant = calibr.newTenant();
    }

    @BeforeEach
    void aPriceListWasMade() {
        var made = tenant.editor().post("/api/v1/price-lists", "{\"slug\": \"retail\", \"name\": \"Retail\"}");
        assertThat(made.status()).isEqualTo(201);
    }

    @Test
    void isReadFromAndToAnInstantOrADay() {
        assertThat(rows("from=2000-01-01")).isPositive();
        assertThat(rows("to=2999-01-01T00:00:00Z")).isPositive();
        assertThat(rows("from=2999-01-01")).isZero();
        assertThat(rows("to=2000-01-01")).isZero();
    }

    @Test
    void leavesOutActionsByHowTheyBegin() {
        var all = rows("entity=price_list");

        assertThat(rows("entity=price_list&without=job.")).isEqualTo(all).isPositive();
        assertThat(rows("entity=price_list&without=pricelist.")).isZero();
    }

    @Test
    void saysWhichInstantCannotBeRead() {
        var answer = audit("to=yesterday");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("parameter")).isEqualTo("to");
        assertThat(answer.json().getString("value")).isEqualTo("yesterday");
    }

    private int rows(String filter) {
        return audit(filter).json().getJsonArray("items").size();
    }

    private Answer audit(String filter) {
        return tenant.editor().get("/api/v1/audit?" + filter);
    }
}
