package io.calibr.server.reconcile;

import io.calibr.model.Money;
import io.calibr.model.PriceListId;
import io.calibr.model.Sku;
import io.calibr.plugin.sdk.LivePrice;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReconcilePolicyTest {

    private static final ReconcilePolicy MIXED =
            new ReconcilePolicy(DriftAction.ADOPT, DriftAction.RESTORE, null, null, 5L, new BigDecimal(2));

    @ParameterizedTest
    @EnumSource
    void whereNothingIsDecidedPeopleAreTold(FindingKind kind) {
        assertThat(ReconcilePolicy.USUAL.action(kind)).isEqualTo(DriftAction.ALERT);
        assertThat(ReconcilePolicy.USUAL.tolerance()).isEqualTo(new Tolerance(1, BigDecimal.ONE));
    }

    @ParameterizedTest
    @CsvSource({"10.05, MINOR, ADOPT", "10.06, MISMATCH, RESTORE", ", MISSING, ALERT"})
    void eachKindHasItsOwnAction(@Nullable String shown, FindingKind kind, DriftAction action) {
        var found = Found.of(mug(false), shown == null ? null : usd(shown), MIXED);

        assertThat(found).hasValueSatisfying(one -> {
            assertThat(one.kind()).isEqualTo(kind);
            assertThat(one.action()).isEqualTo(action);
        });
    }

    @Test
    void whatIsAsIntendedIsNotFound() {
        assertThat(Found.of(mug(false), usd("10.00"), MIXED)).isEmpty();
    }

    @Test
    void whyOnlyPeopleAreToldIsSaid() {
        var found = Found.of(mug(false), usd("12.00"), MIXED).orElseThrow();

        var told = found.onlyTold("not restored");

        assertThat(told.action()).isEqualTo(DriftAction.ALERT);
        assertThat(told.note()).isEqualTo("mismatch by 2.00 USD; not restored");
    }

    @ParameterizedTest
    @CsvSource({"12.00, false, true", "12.00, true, false", "0.00, false, false", ", false, false"})
    void onlyARegularPriceAboveZeroIsAdopted(@Nullable String shown, boolean layered, boolean adopted) {
        var found =
                Found.of(mug(layered), shown == null ? null : usd(shown), MIXED).orElseThrow();

        assertThat(AdoptPrices.obstacle(found).isEmpty()).isEqualTo(adopted);
    }

    private static Intended mug(boolean layered) {
        return new Intended(
                new Sku("MUG"), new PriceListId(new UUID(0, 1)), usd("10.00"), null, Instant.EPOCH, layered);
    }

    private static LivePrice usd(String amount) {
        return LivePrice.of(Money.of(amount, "USD"));
    }
}
