package io.calibr.engine.vocabulary;

import java.util.List;
import java.util.Set;

import static io.calibr.engine.vocabulary.TermType.DATE;
import static io.calibr.engine.vocabulary.TermType.MONEY;
import static io.calibr.engine.vocabulary.TermType.NUMBER;
import static io.calibr.engine.vocabulary.TermType.PATH;
import static io.calibr.engine.vocabulary.TermType.PERCENT;
import static io.calibr.engine.vocabulary.TermType.TAGS;
import static io.calibr.engine.vocabulary.TermType.TEXT;
import static io.calibr.engine.vocabulary.TermType.TIME;

/** The pricing words of every project, in the order the documentation lists them. */
final class StandardTerms {

    static final List<Term> ALL = List.of(
            Term.of("sku", TEXT, "The merchant's own code of the sellable variant"),
            Term.of("title", TEXT, "The product's name as shoppers see it"),
            Term.of("model", TEXT, "The product the SKU is a variant of"),
            Term.of("category", PATH, "Where the product stands in the catalogue, from general to special"),
            Term.of("brand", TEXT, "The maker's brand"),
            Term.of("vendor", TEXT, "Who the merchant buys it from"),
            Term.of("tags", TAGS, "The product's tags"),
            new Term("status", TEXT, "The product's state in the catalogue", Set.of("DRAFT", "ACTIVE", "ARCHIVED")),
            Term.of("price", MONEY, "The running price as it entered the table"),
            Term.of("regular", MONEY, "The price list's regular price at the as-of instant"),
            Term.of("live", MONEY, "The price the channel shows"),
            Term.of("compare-at", MONEY, "The former price the channel shows beside the live one"),
            Term.of("cost", MONEY, "What one unit costs the merchant"),
            Term.of("margin", PERCENT, "(price - cost) / price, of the price as it entered the table"),
            Term.of("stock", NUMBER, "Units at hand").in("pieces"),
            Term.of("weekly-sales", NUMBER, "How many are sold in a week")
                    .in("pieces")
                    .within(Range.from(0)),
            Term.of("weeks-of-cover", NUMBER, "stock / weekly-sales: how long the stock lasts")
                    .in("weeks"),
            Term.of("map", MONEY, "The manufacturer's minimum advertised price"),
            Term.of("competitor-lowest", MONEY, "The lowest price among the watched competitors"),
            Term.of("competitor-average", MONEY, "The average price of the watched competitors"),
            Term.of("competitor-count", NUMBER, "How many watched competitors have a price")
                    .within(Range.from(0)),
            Term.of(
                            "competitor-position",
                            NUMBER,
                            "The running price's rank among the watched competitors: 1 where none is cheaper")
                    .within(Range.from(1)),
            Term.of(
                    "competitor-gap",
                    PERCENT,
                    "(price - competitor-average) / competitor-average, of the price as it entered the table"),
            Term.of("age", NUMBER, "Whole days since the product went on sale").in("days"),
            Term.of("last-change-days", NUMBER, "Whole days since the price last changed")
                    .in("days"),
            Term.of("price-list", TEXT, "The name of the price list being priced"),
            Term.of("audience", TEXT, "Whom the price list is for"),
            Term.of("channel", TEXT, "The channel the prices go to"),
            Term.of("customer-group", TEXT, "The group of customers the price is quoted to"),
            Term.of("currency", TEXT, "The price list's currency, as an ISO 4217 code"),
            Term.of("date", DATE, "The as-of day in the project's time zone"),
            new Term(
                    "weekday",
                    TEXT,
                    "The as-of instant's day of the week in the project's time zone",
                    Set.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")),
            Term.of("time-of-day", TIME, "The as-of instant's time of day in the project's time zone"),
            Term.of("quantity", NUMBER, "How many units are bought at once; 1 in runs")
                    .in("pieces")
                    .within(Range.from(0)));

    private StandardTerms() {}
}
