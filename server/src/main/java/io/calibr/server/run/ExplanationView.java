package io.calibr.server.run;

import io.calibr.model.Money;
import io.calibr.model.RuleId;
import io.calibr.model.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a price is what it is, as the API shows it.
 *
 * @param price what it came to; not there if it was held, or no row matched
 * @param wanted what the rules wanted where the price was held
 * @param reasons why there is no price
 * @param waterfall the same in lines of text
 */
public record ExplanationView(
        Sku sku,
        Outcome outcome,
        @Nullable Money price,
        @Nullable Money wanted,
        List<String> reasons,
        List<StepView> steps,
        List<String> waterfall) {

    /**
     * One step; amounts are exact, in major units.
     *
     * @param table of the row that fired; it and what follows is not there where the engine itself made the step
     * @param row its id in the table
     * @param rowNumber its position in the table, from 1
     * @param rule whose table it is, in the version of that number
     */
    public record StepView(
            String stage,
            String cause,
            List<String> conditions,
            String before,
            String after,
            @Nullable String table,
            @Nullable String row,
            @Nullable Integer rowNumber,
            @Nullable RuleId rule,
            @Nullable Integer version) {}
}
