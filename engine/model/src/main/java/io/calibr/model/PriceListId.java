package io.calibr.model;

import java.util.UUID;

/** Prices for a market, channel or customer group in one currency. */
public record PriceListId(UUID value) {

    /** Reads the canonical text form; {@link IllegalArgumentException} for anything else. */
    public static PriceListId of(String text) {
        return new PriceListId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
