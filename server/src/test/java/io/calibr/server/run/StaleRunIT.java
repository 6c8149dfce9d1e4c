package io.calibr.server.run;

import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** A run that was made while something was being recorded does not know it, although the clock says that it was there before. */
@ExtendWith(CalibrServer.class)
class StaleRunIT {

    private static final String PRICE = """
            insert into price_version (tenant_id, id, price_list_id, sku, kind, amount, currency, valid_from, recorded_by)
            select tenant_id, ?, price_list_id, sku, kind, amount + 100, currency, valid_from, recorded_by
              from price_version where sku = ? and kind = 'LIST'""";
    private static final String COST = """
            insert into cost (tenant_id, project_id, id, sku, amount, currency, valid_from)
            select tenant_id, project_id, ?, sku, amount + 100, currency, valid_from from cost where sku = ?""";

    private final RunningCalibr calibr;
    private Shop shop;

    StaleRunIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @BeforeEach
    void aShop() {
        shop = Shop.open(calibr.newTenant());
    }

    @Test
    void aPriceThatWasBeingRecordedExpiresIt() {
        assertThat(appliedAfter(PRICE, "CUP")).contains("run-stale", "prices it was made with");
    }

    @Test
    void aCostThatWasBeingRecordedExpiresIt() {
        assertThat(appliedAfter(COST, "CUP")).contains("run-stale", "costs it was made with");
    }

    @Test
    void whatItDoesNotWriteExpiresNoRun() {
        assertThat(appliedAfter(PRICE, "POT")).doesNotContain("run-stale").contains("QUEUED");
    }

    /** What applying answers for a run that was made and approved in the meantime. */
    private String appliedAfter(String recorded, String sku) {
        String run;
        try (var _ = shop.tenant().began(recorded, UUID.randomUUID(), sku)) {
            run = shop.approved();
        }
        return shop.editor().post("/api/v1/runs/" + run + "/apply").body();
    }
}
