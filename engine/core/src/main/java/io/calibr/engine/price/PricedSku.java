package io.calibr.engine.price;

import io.calibr.engine.explain.Explanation;
import io.calibr.model.Sku;

/** A SKU's outcome with its explanation. */
public record PricedSku(Sku sku, PriceOutcome outcome, Explanation explanation) {}
