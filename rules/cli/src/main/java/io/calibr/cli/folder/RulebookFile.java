package io.calibr.cli.folder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules of a price list in their order, with guardrails for all they price: {@code <name>.rulebook}.
 *
 * @param name its file's name without the ending; what a server knows it by
 * @param path as findings show it
 * @param rules one file each
 * @param guardrails in the words of a table's columns, {@code min-margin hold}
 * @param market whom the rulebook is for
 */
public record RulebookFile(String name, String path, List<Entry> rules, Map<String, Entry> guardrails, Market market) {

    static final String ENDING = ".rulebook";

    public RulebookFile {
        rules = List.copyOf(rules);
        guardrails = new LinkedHashMap<>(guardrails);
    }

    /** A word of the file and where it stands. */
    public record Entry(int line, String text) {}

    /**
     * What the lines {@code currency:}, {@code price-list:} and {@code audience:} say.
     *
     * @param currency a code of ISO 4217
     */
    public record Market(Optional<String> currency, Optional<String> priceList, Optional<String> audience) {}
}
