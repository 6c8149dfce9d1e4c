package io.calibr.cli.command;

import io.calibr.cli.report.Failure;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The currency of prices that do not say theirs. */
final class CurrencyOption {

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description = "Where neither table nor rulebook says it; USD if left out.")
    @Nullable
    String code;

    Optional<Currency> currency() {
        return Optional.ofNullable(code).map(CurrencyOption::of);
    }

    static Currency of(String code) {
        return Currency.availableCurrencies()
                .filter(known -> known.getCurrencyCode().equals(code))
                .findFirst()
                .orElseThrow(() -> new Failure(code + " is no currency; write it like USD or EUR"));
    }
}
