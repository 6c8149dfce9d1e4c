package io.calibr.engine.price;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Locale;

/**
 * What is the same for every SKU of one pricing: the list, the moment, the quantity.
 *
 * @param currency of the price list; every amount of the facts is in it
 * @param asOf the moment priced for; the engine never asks a clock
 * @param zone in which {@code asOf} falls on a calendar day
 * @param priceList name of the price list, what the term {@code price-list} reads
 * @param audience whom the list is for, what the term {@code audience} reads
 * @param quantity pieces bought, at least 1; 1 in runs
 * @param recipient where the prices go and to whom
 */
public record PriceRequest(
        Currency currency,
        Instant asOf,
        ZoneId zone,
        String priceList,
        String audience,
        int quantity,
        Recipient recipient) {

    /**
     * Where prices go and to whom; what is not known is empty, and conditions on it do not match.
     *
     * @param channel name of the connection, what the term {@code channel} reads
     * @param customerGroup what the term {@code customer-group} reads
     */
    public record Recipient(String channel, String customerGroup) {

        public static final Recipient UNKNOWN = new Recipient("", "");
    }

    public PriceRequest {
        if (quantity < 1) {
            throw new IllegalArgumentException("nobody buys " + quantity + " pieces");
        }
    }

    /** A request of nobody in particular. */
    public PriceRequest(Currency currency, Instant asOf, ZoneId zone, String priceList, String audience, int quantity) {
        this(currency, asOf, zone, priceList, audience, quantity, Recipient.UNKNOWN);
    }

    /** One piece from a list without name or audience. */
    public static PriceRequest of(Currency currency, Instant asOf, ZoneId zone) {
        return new PriceRequest(currency, asOf, zone, "", "", 1);
    }

    /** The same request for a named list. */
    public PriceRequest on(String list, String listAudience) {
        return new PriceRequest(currency, asOf, zone, list, listAudience, quantity, recipient);
    }

    /** The same request for that many pieces. */
    public PriceRequest forQuantity(int pieces) {
        return new PriceRequest(currency, asOf, zone, priceList, audience, pieces, recipient);
    }

    /** The same request for prices that go through a channel to a group of customers; each empty if unknown. */
    public PriceRequest to(String channel, String customerGroup) {
        return new PriceRequest(
                currency, asOf, zone, priceList, audience, quantity, new Recipient(channel, customerGroup));
    }

    /** Name of the channel the prices go to; empty if unknown. */
    public String channel() {
        return recipient.channel();
    }

    /** Whom the prices are quoted to; empty if unknown. */
    public String customerGroup() {
        return recipient.customerGroup();
    }

    /** The day of the week priced for: {@code monday}. */
    public String weekday() {
        return day().getDayOfWeek().name().toLowerCase(Locale.ROOT);
    }

    /** The time of day priced for, to the minute. */
    public LocalTime time() {
        return LocalTime.ofInstant(asOf, zone).truncatedTo(ChronoUnit.MINUTES);
    }

    /** The calendar day priced for. */
    public LocalDate day() {
        return LocalDate.ofInstant(asOf, zone);
    }
}
