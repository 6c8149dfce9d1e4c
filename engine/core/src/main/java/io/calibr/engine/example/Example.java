package io.calibr.engine.example;

import io.calibr.engine.price.PriceRequest;
import io.calibr.engine.price.SkuFacts;
import io.calibr.model.Money;
import java.util.List;
import java.util.Optional;

/**
 * One case that rules must come to.
 *
 * @param line where it stands in its file, from 1
 * @param name the author's word for it
 */
public record Example(int line, String name, SkuFacts facts, PriceRequest request, Expected expected) {

    /**
     * What must come out; what is empty may be anything.
     *
     * @param price the price written, or left as it is
     * @param outcome one word: priced, unchanged, held, conflicting or not-covered
     * @param rows ids of the rows that acted, in order, or of those in conflict
     */
    public record Expected(Optional<Money> price, Optional<String> outcome, Optional<List<String>> rows) {}
}
