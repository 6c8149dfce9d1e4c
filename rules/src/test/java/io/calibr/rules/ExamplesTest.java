package io.calibr.rules;

import io.calibr.engine.compile.RuleCompiler;
import io.calibr.engine.example.Alone;
import io.calibr.engine.example.ExampleReader;
import io.calibr.engine.example.ExampleReading;
import io.calibr.engine.guard.Guardrails;
import io.calibr.engine.price.PriceRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every rule of the starter has examples, and they hold. */
class ExamplesTest {

    private static final PriceRequest USUAL =
            PriceRequest.of(Currency.getInstance("USD"), Instant.parse("2024-07-20T00:00:00Z"), ZoneOffset.UTC);

    static Stream<StarterRule> rules() {
        return Starter.rulebooks().stream()
                .flatMap(rulebook -> rulebook.rules().stream())
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void whatTheExamplesSayIsWhatTheRuleDoes(StarterRule rule) {
        var reading = new ExampleReader(Starter.vocabulary(), USUAL).read(rule.name(), rule.examples());

        assertThat(reading)
                .isInstanceOfSatisfying(
                        ExampleReading.Read.class,
                        read -> assertThat(read.examples()
                                        .failures(new RuleCompiler(Starter.vocabulary())
                                                .compile(Alone.with(StarterRules.read(rule)), Guardrails.none())
                                                .orThrow()))
                                .isEmpty());
    }
}
