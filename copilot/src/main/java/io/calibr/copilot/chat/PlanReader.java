package io.calibr.copilot.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.calibr.copilot.plan.Filter;
import io.calibr.copilot.plan.Operator;
import io.calibr.copilot.plan.PlanCheck;
import io.calibr.copilot.plan.PlanOutcome;
import io.calibr.copilot.plan.PlanOutcome.Planned;
import io.calibr.copilot.plan.PlanOutcome.Unsupported;
import io.calibr.copilot.plan.Plans;
import io.calibr.copilot.plan.QueryPlan;
import io.calibr.copilot.plan.Scope;
import io.calibr.copilot.plan.SemanticModel;
import io.calibr.copilot.plan.Sort;
import io.calibr.copilot.plan.Subject;
import io.calibr.copilot.plan.TimeRange;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what a model wrote. Nothing is repaired: what is not exactly a plan is no plan. */
final class PlanReader {

    private static final int LONGEST = 20_000;
    private static final List<String> ALWAYS = List.of("sku", "title", "price_list", "currency");
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .build()
            .readerFor(Written.class);

    private final PlanCheck check;

    PlanReader(SemanticModel model) {
        this.check = new PlanCheck(model);
    }

    /** {@link IllegalArgumentException} for anything but a plan that passes {@link PlanCheck}, or a word that there is none. */
    PlanOutcome read(@Nullable String text, Scope scope) {
        var written = parse(text);
        if ("unsupported".equals(written.outcome())) {
            return new Unsupported("I cannot answer this from prices, changes, costs and margins.");
        }
        if (!"plan".equals(written.outcome())) {
            throw new IllegalArgumentException("a plan has an outcome");
        }
        var plan = plan(written);
        check.problem(plan, scope).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        return new Planned(plan);
    }

    private static Written parse(@Nullable String text) {
        if (text == null || text.length() > LONGEST) {
            throw new IllegalArgumentException("a plan is a JSON object of modest length");
        }
        try {
            Written written = JSON.readValue(text);
            return Objects.requireNonNullElseGet(written, () -> {
                throw new IllegalArgumentException("a plan is a JSON object");
            });
        } catch (JsonProcessingException notAPlan) {
            throw new IllegalArgumentException("what the model wrote is no plan", notAPlan);
        }
    }

    private static QueryPlan plan(Written written) {
        var filters =
                list(written.filters()).stream().map(WrittenFilter::filter).toList();
        var subject = required(written.subject());
        if (subject == Subject.LAST_CHANGE) {
            if (filters.size() != 1 || filters.getFirst().operator() != Operator.NAMED) {
                throw new IllegalArgumentException("the last change is one SKU's");
            }
            return Plans.lastChange(filters.getFirst().value());
        }
        var fields = new LinkedHashSet<>(ALWAYS);
        fields.addAll(list(written.fields()));
        return new QueryPlan(
                subject,
                List.copyOf(fields),
                filters,
                time(written),
                list(written.order()).stream().map(WrittenSort::sort).toList(),
                required(written.limit()));
    }

    private static @Nullable TimeRange time(Written written) {
        var from = written.from();
        var until = written.until();
        if (from == null || from.isEmpty()) {
            return null;
        }
        try {
            return new TimeRange(Instant.parse(from), Instant.parse(required(until)));
        } catch (DateTimeException notATime) {
            throw new IllegalArgumentException("a time is an ISO 8601 instant", notATime);
        }
    }

    private static <T> List<T> list(@Nullable List<@Nullable T> list) {
        return required(list).stream().map(PlanReader::required).toList();
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("a plan leaves nothing out");
        }
        return value;
    }

    record Written(
            @Nullable String outcome,
            @Nullable Subject subject,
            @Nullable List<@Nullable String> fields,
            @Nullable List<@Nullable WrittenFilter> filters,
            @Nullable String from,
            @Nullable String until,
            @Nullable List<@Nullable WrittenSort> order,
            @Nullable Integer limit) {}

    record WrittenFilter(
            @Nullable String field,
            @Nullable Operator operator,
            @Nullable String value) {

        Filter filter() {
            return new Filter(required(field), required(operator), required(value));
        }
    }

    record WrittenSort(@Nullable String field, @Nullable Boolean descending) {

        Sort sort() {
            return new Sort(required(field), required(descending));
        }
    }
}
