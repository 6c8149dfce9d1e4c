package io.calibr.engine.price;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;

/**
 * What is the same for every SKU of one pricing: the list, the moment, the quantity.
 *
 * @param currency of the price list; every amount of the facts is in it
 * @param asOf the moment priced for; the engine never asks a clock
 * @param zone in which {@code asOf} falls on a calendar day
 * @param priceList name of the price list, what the term {@code price-list} reads
 * @param audience whom the list is for, what the term {@code audience} reads
 * @param quantity pieces bought, at least 1; 1 in runs
 */
public record PriceRequest(
        Currency currency, Instant asOf, ZoneId zone, String priceList, String audience, int quantity) {

    public PriceRequest {
        if (quantity < 1) {
            throw new IllegalArgumentException("nobody buys " + quantity + " pieces");
        }
    }

    /** One piece from a list without name or audience. */
    public static PriceRequest of(Currency currency, Instant asOf, ZoneId zone) {
        return new PriceRequest(currency, asOf, zone, "", "", 1);
    }

    /** The same request for a named list. */
    public PriceRequest on(String list, String listAudience) {
        return new PriceRequest(currency, asOf, zone, list, listAudience, quantity);
    }

    /** The same request for that many pieces. */
    public PriceRequest forQuantity(int pieces) {
        return new PriceRequest(currency, asOf, zone, priceList, audience, pieces);
    }

    /** The calendar day priced for. */
    public LocalDate day() {
        return LocalDate.ofInstant(asOf, zone);
    }
}
