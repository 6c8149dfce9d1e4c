package io.calibr.server.run;

import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** The sixth promise: of 1,000 SKUs with 100 drifts around 1 minor unit and 1 %, 100 are found and none is false. */
@ExtendWith(CalibrServer.class)
class DriftPromiseIT extends DriftingShop {

    private static final int SKUS = 1_000;
    private static final int EVERY = 10;

    DriftPromiseIT(RunningCalibr calibr) {
        super(calibr);
    }

    @Test
    @DisplayName("6: 1,000 SKUs, 100 drifts around 1 minor unit and 1 %: 100 found, 0 false")
    void everyDriftIsFoundAndNothingElse() {
        shop = Shop.open(calibr.newTenant(), products(), listed());
        shop.clock(NOON.toString());
        assertThat(shop.applied().getJsonObject("targets").getInt("applied")).isEqualTo(SKUS);
        var written = shop.shown();
        var drifted = new TreeMap<String, String>();
        var expected = new TreeMap<String, String>();
        var shown = new HashMap<>(written);
        var index = 0;
        for (var price : new TreeMap<>(written).entrySet()) {
            if (index % EVERY == 0) {
                var drift = drift(new BigDecimal(price.getValue()), index / EVERY);
                drifted.put(price.getKey(), drift.toPlainString());
                expected.put(price.getKey(), kind(new BigDecimal(price.getValue()), drift));
            }
            index++;
        }
        shown.putAll(drifted);
        shop.write(shown);

        var reading = readingAfterFiveMinutes();

        var found = new TreeMap<String, String>();
        findings(reading).forEach(one -> found.put(one.getString("sku"), one.getString("kind")));
        assertThat(found).hasSize(100).isEqualTo(expected).containsValues("MINOR", "MISMATCH");
        assertThat(reading.getJsonObject("counts").getInt("matched")).isEqualTo(SKUS - 100);
        assertThat(reading.getJsonObject("counts").getInt("drifted")).isEqualTo(100);
    }

    /** One and two minor units up and down; one percent, and just above and below it. */
    private static BigDecimal drift(BigDecimal price, int which) {
        var percent = price.movePointLeft(2).setScale(2, RoundingMode.DOWN);
        var cent = new BigDecimal("0.01");
        var by = switch (which % 4) {
            case 0 -> cent;
            case 1 -> new BigDecimal("0.02");
            case 2 -> percent.max(cent);
            default -> percent.add(cent);
        };
        return which % 8 < 4 ? price.add(by) : price.subtract(by);
    }

    private static String kind(BigDecimal intended, BigDecimal shown) {
        var by = shown.subtract(intended).abs();
        var minor = by.compareTo(new BigDecimal("0.01")) <= 0 && by.compareTo(intended.movePointLeft(2)) <= 0;
        return minor ? "MINOR" : "MISMATCH";
    }

    private static Map<String, String> listed() {
        var listed = new HashMap<String, String>();
        for (var index = 0; index < SKUS; index++) {
            listed.put(sku(index), price(index));
        }
        return listed;
    }

    private static String products() {
        var products = new StringBuilder(Shop.PRODUCTS.lines().findFirst().orElseThrow()).append('\n');
        for (var index = 0; index < SKUS; index++) {
            products.append(sku(index))
                    .append(",Cup,Kitchen,Cups,0.10,")
                    .append(price(index))
                    .append(",USD,7,2024-01-01,\n");
        }
        return products.toString();
    }

    /** From half a dollar to several hundred, so that either threshold decides. */
    private static String price(int index) {
        return BigDecimal.valueOf(50 + index * 37L, 2).toPlainString();
    }

    private static String sku(int index) {
        return "CUP-" + (SKUS + index);
    }
}
