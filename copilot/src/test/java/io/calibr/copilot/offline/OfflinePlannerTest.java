package io.calibr.copilot.offline;

import io.calibr.copilot.guard.Question;
import io.calibr.copilot.plan.Askers;
import io.calibr.copilot.plan.Filter;
import io.calibr.copilot.plan.Operator;
import io.calibr.copilot.plan.PlanOutcome;
import io.calibr.copilot.plan.PlanOutcome.Planned;
import io.calibr.copilot.plan.PlanOutcome.Unsupported;
import io.calibr.copilot.plan.QueryPlan;
import io.calibr.copilot.plan.Sort;
import io.calibr.copilot.plan.Subject;
import io.calibr.copilot.plan.TimeRange;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OfflinePlannerTest {

    private final OfflinePlanner planner = new OfflinePlanner();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Why did the price of BK-M82S-38 change?                | BK-M82S-38
            why is BK-M82S-38 cheaper                              | BK-M82S-38
            Why is BK-M82S-38 so expensive?                        | BK-M82S-38
            why did BK-M82S-38's price go up last week             | BK-M82S-38
            How come the price of Mountain-100 Silver, 38 dropped? | Mountain-100 Silver, 38
            Why has the selling price of "HL Touring Frame" been reduced? | HL Touring Frame
            why did you raise the price of PD-M282                 | PD-M282
            Who approved the price change of PD-M282?              | PD-M282
            who changed the price of PD-M282 yesterday?            | PD-M282
            Which rule changed the price of PD-M282?               | PD-M282
            When did the price of LL Mountain Pedal change?        | LL Mountain Pedal
            explain the price of Water Bottle - 30 oz.             | Water Bottle - 30 oz
            explain why the price of PD-M282 fell                  | PD-M282
            What happened to the price of PD-M282?                 | PD-M282
            when was PD-M282 last changed                          | PD-M282
            please tell me why PD-M282 became cheaper              | -
            why did PD-M282 become cheaper                         | PD-M282
            Why did the price of Drop Handlebar change             | Drop Handlebar
            Show me the price history of PD-M282                   | PD-M282
            Why did the price of PD-M282 change to 12.50?          | PD-M282
            why did the price of PD-M282 drop by 10 %?             | PD-M282
            why did the price of PD-M282 rise from 10 to 12.50 USD last week | PD-M282
            """)
    void whyIsAskedOfOneSku(String question, String name) {
        var outcome = plan(question);

        if (!name.equals("-")) {
            var plan = planned(outcome);
            assertThat(plan.subject()).isEqualTo(Subject.LAST_CHANGE);
            assertThat(plan.filters()).containsExactly(new Filter("sku", Operator.NAMED, name));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Which prices changed since yesterday?          | 2024-07-23T04:00:00Z | 2024-07-24T16:00:01Z
            Which prices changed since Monday?             | 2024-07-22T04:00:00Z | 2024-07-24T16:00:01Z
            what changed on Monday                         | 2024-07-22T04:00:00Z | 2024-07-23T04:00:00Z
            What changed today?                            | 2024-07-24T04:00:00Z | 2024-07-24T16:00:01Z
            what changed yesterday                         | 2024-07-23T04:00:00Z | 2024-07-24T04:00:00Z
            price changes last week                        | 2024-07-15T04:00:00Z | 2024-07-22T04:00:00Z
            which prices changed since last week           | 2024-07-15T04:00:00Z | 2024-07-24T16:00:01Z
            list all price changes this week               | 2024-07-22T04:00:00Z | 2024-07-24T16:00:01Z
            show me the prices that changed last month     | 2024-06-01T04:00:00Z | 2024-07-01T04:00:00Z
            which prices changed since 2024-07-01?         | 2024-07-01T04:00:00Z | 2024-07-24T16:00:01Z
            which prices changed since July 4              | 2024-07-04T04:00:00Z | 2024-07-24T16:00:01Z
            which prices changed on 4 July 2024            | 2024-07-04T04:00:00Z | 2024-07-05T04:00:00Z
            which prices changed since 24 December         | 2023-12-24T05:00:00Z | 2024-07-24T16:00:01Z
            show the changes of the last 24 hours          | 2024-07-23T16:00:00Z | 2024-07-24T16:00:01Z
            Which prices changed in the past 3 days?       | 2024-07-21T16:00:00Z | 2024-07-24T16:00:01Z
            which prices changed since 2 weeks ago         | 2024-07-10T16:00:00Z | 2024-07-24T16:00:01Z
            what changed recently                          | 2024-07-17T16:00:00Z | 2024-07-24T16:00:01Z
            which prices changed?                          | 2024-07-17T16:00:00Z | 2024-07-24T16:00:01Z
            Which prices changed in June?                  | 2024-06-01T04:00:00Z | 2024-07-01T04:00:00Z
            Which prices changed in November?              | 2023-11-01T04:00:00Z | 2023-12-01T05:00:00Z
            which prices changed in March 2024             | 2024-03-01T05:00:00Z | 2024-04-01T04:00:00Z
            which prices changed since May                 | 2024-05-01T04:00:00Z | 2024-07-24T16:00:01Z
            which prices changed in 2023                   | 2023-01-01T05:00:00Z | 2024-01-01T05:00:00Z
            which prices changed since 2024                | 2024-01-01T05:00:00Z | 2024-07-24T16:00:01Z
            how many prices changed today                  | 2024-07-24T04:00:00Z | 2024-07-24T16:00:01Z
            """)
    void changesAreAskedOfATime(String question, Instant from, Instant until) {
        var plan = planned(plan(question));

        assertThat(plan.subject()).isEqualTo(Subject.CHANGES);
        assertThat(plan.time()).isEqualTo(new TimeRange(from, until));
        assertThat(plan.filters()).isEmpty();
    }

    @Test
    void changesCanGoOneWayInACategory() {
        var up = planned(plan("Which prices went up last week in Mountain Bikes?"));
        var down = planned(plan("which prices were cut since Monday in the category Tires and Tubes"));

        assertThat(up.filters())
                .containsExactly(
                        new Filter("category", Operator.UNDER, "Mountain Bikes"),
                        new Filter("difference", Operator.AT_LEAST, "1"));
        assertThat(down.filters())
                .containsExactly(
                        new Filter("category", Operator.UNDER, "Tires and Tubes"),
                        new Filter("difference", Operator.AT_MOST, "-1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lowest margins                                | margin_percent | false | 10  |
            Show the 10 lowest margins in Bikes           | margin_percent | false | 10  | Bikes
            show me the five worst margins                | margin_percent | false | 5   |
            top 3 margins for Accessories                 | margin_percent | true  | 3   | Accessories
            What are the highest margins in Road Bikes?   | margin_percent | true  | 10  | Road Bikes
            Which products have the lowest margin?        | margin_percent | false | 10  |
            cheapest products in Clothing                 | price          | false | 10  | Clothing
            the 7 most expensive bikes in Bikes           |                |       |     |
            what are the most expensive products          | price          | true  | 10  |
            highest costs                                 | cost           | true  | 10  |
            top 5 lowest margins                          | margin_percent | false | 5   |
            bottom 5 margins                              | margin_percent | false | 5   |
            least profitable products                     | margin_percent | false | 10  |
            show 5000 lowest margins                      | margin_percent | false | 100 |
            """)
    void rankingsAreOfWhatIsOnSale(String question, String field, Boolean descending, Integer limit, String category) {
        var outcome = plan(question);

        if (field == null) {
            assertThat(outcome).isInstanceOf(Unsupported.class);
            return;
        }
        var plan = planned(outcome);
        assertThat(plan.subject()).isEqualTo(Subject.PRICES);
        assertThat(plan.order()).containsExactly(new Sort(field, descending));
        assertThat(plan.limit()).isEqualTo(limit);
        assertThat(plan.filters()).contains(new Filter("on_sale", Operator.IS, "true"));
        if (category != null) {
            assertThat(plan.filters()).contains(new Filter("category", Operator.UNDER, category));
        } else {
            assertThat(plan.filters()).hasSize(1);
        }
    }

    @Test
    void marginsCanHaveABound() {
        var below = planned(plan("which products have margins below 20 %?"));
        var loss = planned(plan("show me what is sold below cost"));

        assertThat(below.filters()).contains(new Filter("margin_percent", Operator.BELOW, "20"));
        assertThat(loss.filters()).contains(new Filter("margin", Operator.AT_MOST, "-1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What is the price of PD-M282?",
                "how much is PD-M282",
                "what does PD-M282 cost",
                "margin of PD-M282?",
                "show the margin of PD-M282"
            })
    void onePriceCanBeAsked(String question) {
        var outcome = plan(question);

        if (question.startsWith("margin")) {
            assertThat(outcome).isInstanceOf(Unsupported.class);
        } else {
            assertThat(planned(outcome).filters()).containsExactly(new Filter("sku", Operator.NAMED, "PD-M282"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "which prices changed since Monday because of a competitor",
                "lowest margins per supplier and weekday",
                "what will the weather be like",
                "forecast demand for bikes",
                "hello",
                "which prices changed since 2024-13-45",
                "why?",
                "Why did , change?",
                "which prices changed in the last 9999 months",
                "which prices changed in the last quarter",
                "which prices changed in the last year",
                "which prices changed in the last 2 years",
                "which prices changed in Q3",
                "which prices changed in the summer",
                "which prices changed in the fall",
                "which prices changed in week 12",
                "which prices changed by November",
                "which prices changed before November",
                "which prices changed in early November",
                "which prices changed in November 2031",
                "which prices changed in November and in March",
                "which prices changed in 2031",
                "which prices changed in Bikes before 2024",
                "which prices changed in the weeks after Easter",
                "lowest margins in November",
                "lowest margins in 2023",
                "lowest margins in the last year",
                "Show the highest and lowest margins",
                "the lowest prices and the highest margins"
            })
    void aWordThatIsNotInThePlanIsNotSkipped(String question) {
        assertThat(plan(question)).isInstanceOf(Unsupported.class);
    }

    private PlanOutcome plan(String question) {
        return planner.plan(new Question(question), Askers.owner()).outcome();
    }

    private static QueryPlan planned(PlanOutcome outcome) {
        assertThat(outcome).isInstanceOf(Planned.class);
        return ((Planned) outcome).plan();
    }
}
