package io.calibr.engine.price;

import io.calibr.model.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The competitors' prices of one SKU in a word.
 *
 * @param lowest null where none is known
 * @param average exact, in major units; null where none is known
 * @param count how many prices it was made from
 */
public record Competition(@Nullable Money lowest, @Nullable BigDecimal average, int count) {

    public static final Competition NONE = new Competition(null, null, 0);

    public Competition {
        if (count < 0 || (count == 0) != (lowest == null) || (count == 0) != (average == null)) {
            throw new IllegalArgumentException("a lowest and an average price exist exactly where prices are known");
        }
    }
}
