package io.calibr.rules;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ShopPricesTest {

    private static final LocalDate DEMO_DAY = LocalDate.of(2024, 7, 20);

    @Test
    void theShopShowsWhatIsOnSaleThatDay() {
        var file = Starter.shopPrices(DEMO_DAY);

        assertThat(file.lines()).hasSize(1 + 206).startsWith("sku,price,compare_at,currency");
    }

    @Test
    void aPriceIsTheListPriceOfTheDay() {
        var file = Starter.shopPrices(LocalDate.of(2023, 7, 20));

        assertThat(file).contains("\nHL-U509-R,33.64,,USD\n");
    }

    @Test
    void withoutAHistoryThePriceIsTheCatalogues() {
        var file = Starter.shopPrices(DEMO_DAY);

        assertThat(file).contains("\nFR-R92B-58,1431.50,,USD\n");
    }

    @Test
    void aLastDayOfSaleIsStillADayOfSale() {
        var lastDay = Starter.shopPrices(LocalDate.of(2024, 5, 28));
        var after = Starter.shopPrices(LocalDate.of(2024, 5, 29));

        assertThat(lastDay).contains("\nTG-W091-S,");
        assertThat(after).doesNotContain("\nTG-W091-S,");
    }
}
