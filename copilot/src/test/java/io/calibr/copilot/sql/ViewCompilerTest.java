package io.calibr.copilot.sql;

import io.calibr.copilot.plan.Askers;
import io.calibr.copilot.plan.Field;
import io.calibr.copilot.plan.Filter;
import io.calibr.copilot.plan.Operator;
import io.calibr.copilot.plan.PricingModel;
import io.calibr.copilot.plan.QueryPlan;
import io.calibr.copilot.plan.Role;
import io.calibr.copilot.plan.Sort;
import io.calibr.copilot.plan.Subject;
import io.calibr.copilot.plan.TimeRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ViewCompilerTest {

    private final ViewCompiler compiler = new ViewCompiler(PricingModel.open());

    @Test
    void aRankingIsOneSelectWithTenantAndProjectBound() {
        var plan = new QueryPlan(
                Subject.PRICES,
                List.of("sku", "margin_percent"),
                List.of(new Filter("on_sale", Operator.IS, "true"), new Filter("margin_percent", Operator.BELOW, "20")),
                null,
                List.of(new Sort("margin_percent", false)),
                10);

        var compiled = compiler.compile(plan, Askers.owner());

        assertThat(compiled.text())
                .isEqualTo("select sku, margin_percent from copilot.price where tenant_id = ? and project_id = ?"
                        + " and on_sale = ? and margin_percent < ? and margin_percent is not null"
                        + " order by margin_percent asc, sku, price_list limit ?");
        assertThat(compiled.binds())
                .containsExactly(
                        Askers.owner().tenant().value(),
                        Askers.owner().project().value(),
                        true,
                        new BigDecimal("20"),
                        10);
        assertThat(SelfCheck.passed(compiled)).isSameAs(compiled);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; drop table calibr.price; --",
                "?",
                "$1",
                "x') or 1=1 --",
                "%",
                "_",
                "\\",
                "sku",
                "price_list) union select hash from calibr.api_key"
            })
    void whatAUserWritesIsOnlyEverBound(String text) {
        for (var filter : List.of(
                new Filter("sku", Operator.NAMED, "CUP " + text),
                new Filter("category", Operator.UNDER, text),
                new Filter("title", Operator.IS, text))) {
            var harmless = compiler.compile(
                    plan(new Filter(filter.field(), filter.operator(), words(filter.value()))), Askers.owner());

            var compiled = compiler.compile(plan(filter), Askers.owner());

            assertThat(compiled.text()).isEqualTo(harmless.text());
            assertThat(SelfCheck.passed(compiled).binds().toString())
                    .contains(text.replace("\\", "\\\\").strip().substring(0, 1));
        }
    }

    @Test
    void likePatternsAreEscaped() {
        var compiled = compiler.compile(plan(new Filter("sku", Operator.NAMED, "50%_off")), Askers.owner());

        assertThat(compiled.binds()).contains("50%_off", "%50\\%\\_off%");
    }

    @Test
    void changesAreCountedBeyondTheRowsRead() {
        var compiled = compiler.compile(
                new QueryPlan(Subject.CHANGES, List.of("sku"), List.of(), null, List.of(), 5), Askers.owner());

        assertThat(SelfCheck.passed(compiled).text())
                .startsWith(
                        "select sku, count(*) over () as found, count(*) filter (where difference > 0) over () as rises,"
                                + " count(*) filter (where difference < 0) over () as falls from copilot.price_change");
        assertThat(compiled.columns()).extracting(Field::name).containsExactly("sku", "found", "rises", "falls");
    }

    @Test
    void aDirectionThatIsHiddenIsNotCounted() {
        var careful = new ViewCompiler(PricingModel.hiding(Map.of(Role.VIEWER, Set.of("difference"))));
        var plan = new QueryPlan(Subject.CHANGES, List.of("sku"), List.of(), null, List.of(), 5);

        assertThat(careful.compile(plan, Askers.as(Role.VIEWER)).text())
                .contains("as found")
                .doesNotContain("difference");
    }

    @Test
    void anOrderByMoneyKnowsItsCurrencies() {
        var plan = new QueryPlan(Subject.PRICES, List.of("sku"), List.of(), null, List.of(new Sort("price", true)), 5);

        assertThat(SelfCheck.passed(compiler.compile(plan, Askers.owner())).text())
                .contains("min(currency) over () as first_currency")
                .contains("max(currency) over () as last_currency");
    }

    @Test
    void aTimeIsHalfOpen() {
        var time = new TimeRange(Askers.NOW.minusSeconds(60), Askers.NOW);
        var compiled = compiler.compile(
                new QueryPlan(Subject.CHANGES, List.of("sku"), List.of(), time, List.of(), 5), Askers.owner());

        assertThat(compiled.text()).contains("changed_at >= ? and changed_at < ?");
        assertThat(compiled.binds()).contains(time.from(), time.until());
    }

    @ParameterizedTest
    @CsvSource({
        "1969-12-31T23:59:59Z, 2024-07-24T00:00:00Z",
        "2024-07-24T00:00:00Z, 2100-01-01T00:00:01Z",
        "-1000000000-01-01T00:00:00Z, +1000000000-12-31T00:00:00Z"
    })
    void aTimeWithoutBoundsIsNotCompiled(Instant from, Instant until) {
        var plan = new QueryPlan(Subject.CHANGES, List.of("sku"), List.of(), new TimeRange(from, until), List.of(), 5);

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> compiler.compile(plan, Askers.owner()))
                .withMessageContaining("1970");
    }

    @ParameterizedTest
    @CsvSource({"hidden to show, margin, , ", "hidden to filter by, sku, margin, ", "hidden to order by, sku, , margin"
    })
    void aHiddenMeasureIsHiddenEverywhere(String name, String field, String filtered, String sorted) {
        var careful = new ViewCompiler(PricingModel.hiding(Map.of(Role.VIEWER, Set.of("margin"))));
        var plan = new QueryPlan(
                Subject.PRICES,
                List.of(field),
                filtered == null ? List.of() : List.of(new Filter(filtered, Operator.ABOVE, "1")),
                null,
                sorted == null ? List.of() : List.of(new Sort(sorted, false)),
                5);

        assertThatExceptionOfType(IllegalArgumentException.class)
                .as(name)
                .isThrownBy(() -> careful.compile(plan, Askers.as(Role.VIEWER)))
                .withMessageContaining("margin");
        assertThat(careful.compile(plan, Askers.as(Role.EDITOR)).text()).contains("margin");
    }

    @ParameterizedTest
    @CsvSource({
        "no such field, password_hash, sku, NAMED, x, 5",
        "field of another view, changed_at, sku, NAMED, x, 5",
        "filter on no field, sku, tenant_id, IS, x, 5",
        "number that is none, sku, price, ABOVE, many, 5",
        "number without end, sku, price, ABOVE, 1e999999, 5",
        "number almost without end, sku, price, ABOVE, 1e-20000, 5",
        "number finer than any, sku, price, ABOVE, 0.00001, 5",
        "name of nothing, sku, sku, NAMED, '?!', 5",
        "name of a comma, sku, sku, NAMED, ',', 5",
        "name with a NUL, sku, sku, NAMED, 'CUP\u0000', 5",
        "category with a line break, sku, category, UNDER, 'Cups\n', 5",
        "flag that is none, sku, on_sale, IS, maybe, 5",
        "name of another field, sku, title, NAMED, x, 5",
        "order of texts, sku, title, ABOVE, 5, 5",
        "no rows, sku, sku, NAMED, x, 0",
        "too many rows, sku, sku, NAMED, x, 101",
        "empty value, sku, sku, NAMED, '', 5"
    })
    void aPlanThatIsNotSoundIsNotCompiled(
            String name, String field, String filtered, Operator operator, String value, int limit) {
        var plan = new QueryPlan(
                Subject.PRICES, List.of(field), List.of(new Filter(filtered, operator, value)), null, List.of(), limit);

        assertThatExceptionOfType(IllegalArgumentException.class)
                .as(name)
                .isThrownBy(() -> compiler.compile(plan, Askers.owner()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select sku from calibr.sku limit ?",
                "select sku from copilot.price, calibr.sku limit ?",
                "select sku from copilot.price join calibr.sku on true limit ?",
                "select sku from copilot.price where sku in (select sku from calibr.sku) limit ?",
                "select sku from copilot.price where exists (select 1 from copilot.price) limit ?",
                "with x as (select 1) select sku from copilot.price limit ?",
                "select sku from copilot.price union select hash from copilot.price limit ?",
                "select pg_sleep(10) from copilot.price limit ?",
                "select sku from copilot.price where sku = 'x' limit ?",
                "select sku from copilot.price where sku = ? limit ?",
                "select sku from copilot.price; drop table calibr.sku",
                "delete from copilot.price where sku = ?",
                "update copilot.price set sku = ?",
                "select sku into calibr.mine from copilot.price limit ?",
                "select sku from copilot.price for update",
                "select sku from copilot.price",
                "select row_number() over () from copilot.price limit ?",
                "select count(*) filter (where exists (select 1 from copilot.price)) over () from copilot.price limit ?",
                "select count(*) filter (where pg_sleep(1) is null) over () from copilot.price limit ?",
                "select count(pg_sleep(1)) over () from copilot.price limit ?",
                "select count(*) over (order by pg_sleep(1)) from copilot.price limit ?",
                "select count(*) over (partition by (select 1 from copilot.price)) from copilot.price limit ?",
                "select count(*) from copilot.price limit ?",
                "not sql at all ?"
            })
    void theSecondLookFindsWhatIsNotOurs(String sql) {
        var compiled = new CompiledSql(Subject.PRICES, sql, List.of(1), List.of());

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> SelfCheck.passed(compiled));
    }

    private static QueryPlan plan(Filter filter) {
        return new QueryPlan(Subject.PRICES, List.of("sku"), List.of(filter), null, List.of(), 5);
    }

    /** As many harmless words as the text has. */
    private static String words(String text) {
        return text.strip().replaceAll("[^\\s,]+", "a");
    }
}
