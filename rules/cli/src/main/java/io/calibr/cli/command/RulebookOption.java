package io.calibr.cli.command;

import io.calibr.cli.folder.RulebookFile;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which rulebook prices, and for whom. */
final class RulebookOption {

    @Option(
            names = "--rulebook",
            paramLabel = "NAME",
            description = "The rulebook to price with; the only one if left out.")
    @Nullable
    String rulebook;

    @Option(
            names = "--price-list",
            paramLabel = "NAME",
            description = "The price list, also what the term price-list reads; the rulebook's if left out.")
    @Nullable
    String priceList;

    @Option(
            names = "--audience",
            paramLabel = "WHO",
            description = "What the term audience reads; the rulebook's if left out.")
    @Nullable
    String audience;

    Optional<String> name() {
        return Optional.ofNullable(rulebook);
    }

    /** The price list of a server: its only one if empty. */
    Optional<String> slug(RulebookFile file) {
        return Optional.ofNullable(priceList).or(() -> file.market().priceList());
    }

    String priceList(RulebookFile file) {
        return slug(file).orElse(file.name());
    }

    String audience(RulebookFile file) {
        return Optional.ofNullable(audience).or(() -> file.market().audience()).orElse("");
    }
}
