package io.calibr.rules;

import io.calibr.engine.vocabulary.Term;
import io.calibr.engine.vocabulary.TermType;
import io.calibr.engine.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/**
 * What a new project starts with: the AdventureWorks catalogue and its two rulebooks, as the texts that a merchant would
 * bring. Nothing here is read from anywhere but this module's own files.
 */
public final class Starter {

    private Starter() {}

    /** The pricing words every project has, and the attributes of this catalogue. */
    public static Vocabulary vocabulary() {
        return Vocabulary.standard()
                .with(
                        Term.of("color", TermType.TEXT, "The variant's colour"),
                        Term.of("size", TermType.TEXT, "The variant's size, as the maker writes it"),
                        Term.of("product-line", TermType.TEXT, "Mountain, Road, Touring or Standard"),
                        Term.of("class", TermType.TEXT, "Low, Medium or High"),
                        Term.of("style", TermType.TEXT, "Women, Men or Universal"));
    }

    /** The rulebooks, each with its rules in the order in which a SKU passes them. */
    public static List<StarterRulebook> rulebooks() {
        return List.of(StarterRulebook.read("retail"), StarterRulebook.read("reseller"));
    }

    /** 304 SKUs: {@code sku, title, model, category, subcategory, ...}. */
    public static String products() {
        return text("adventureworks/catalog.csv");
    }

    /** List prices with the days they were valid on. */
    public static String prices() {
        return text("adventureworks/price-history.csv");
    }

    /** Costs with the days they were valid on. */
    public static String costs() {
        return text("adventureworks/cost-history.csv");
    }

    /** What the shop shows on that day, as a file for the file connector: {@code sku,price,compare_at,currency}. */
    public static String shopPrices(LocalDate day) {
        return ShopPrices.on(day);
    }

    /** A file of this module as UTF-8. */
    static String text(String path) {
        var text = textOrEmpty(path);
        if (text.isEmpty()) {
            throw new IllegalArgumentException("the starter has no file " + path);
        }
        return text;
    }

    static String textOrEmpty(String path) {
        try (var file = Starter.class.getResourceAsStream(path)) {
            return file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + path, unreadable);
        }
    }
}
