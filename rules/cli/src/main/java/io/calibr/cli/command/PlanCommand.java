package io.calibr.cli.command;

import io.calibr.cli.catalogue.CatalogueFiles;
import io.calibr.cli.plan.EmbeddedPlan;
import io.calibr.cli.plan.PlanFormat;
import io.calibr.cli.plan.PlanLine;
import io.calibr.cli.plan.PlanPrinter;
import io.calibr.cli.plan.PlanSummary;
import io.calibr.cli.remote.ServerPlan;
import io.calibr.cli.report.Failure;
import io.calibr.engine.price.PriceRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code calibr plan}: what the folder's rules would change. */
@Command(
        name = "plan",
        description = "Prices a catalogue with the folder's rules and prints what would change. Nothing is written.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 no price changes, 2 prices change, 1 an error."})
final class PlanCommand implements Callable<Integer> {

    private static final int SHOWN = 50;

    private final Clock clock;

    @Mixin
    FolderOption folder = new FolderOption();

    @Mixin
    RulebookOption rulebook = new RulebookOption();

    @Mixin
    MomentOption moment = new MomentOption();

    @Mixin
    CurrencyOption currency = new CurrencyOption();

    @Mixin
    ServerOption server;

    @Option(
            names = "--catalogue",
            paramLabel = "FILE",
            description = "Products as a server imports them: sku,list_price,currency and more.")
    @Nullable
    Path catalogue;

    @Option(
            names = "--prices",
            paramLabel = "FILE",
            description = "Dated prices: sku,valid_from,valid_to,list_price,..")
    @Nullable
    Path prices;

    @Option(names = "--costs", paramLabel = "FILE", description = "Dated costs: sku,valid_from,valid_to,cost,currency.")
    @Nullable
    Path costs;

    @Option(
            names = "--live",
            paramLabel = "FILE",
            description = "What the shop shows: sku,price,compare_at,currency; regular prices if left out.")
    @Nullable
    Path live;

    @Option(
            names = "--against",
            paramLabel = "DIR",
            description = "Compares with the prices of another folder's rules, rather than with what the shop shows.")
    @Nullable
    Path against;

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES}; text if left out.")
    PlanFormat format = PlanFormat.TEXT;

    @Option(names = "--limit", paramLabel = "N", description = "Lines of text shown, 0 for all; 50 if left out.")
    int limit = SHOWN;

    @Spec
    CommandSpec spec = CommandSpec.create();

    PlanCommand(Clock clock, Map<String, String> environment) {
        this.clock = clock;
        this.server = new ServerOption(environment);
    }

    @Override
    public Integer call() {
        var summary = new PlanSummary();
        var printer = format.printer(spec.commandLine().getOut(), limit);
        Consumer<PlanLine> lines = line -> take(line, summary, printer);
        if (catalogue != null) {
            embedded(catalogue, lines);
        } else if (server.isGiven()) {
            remote(lines);
        } else {
            throw new Failure("say what to price: --catalogue products.csv, or --server URL");
        }
        printer.end(summary);
        return summary.changed() > 0 ? Exit.CHANGES : Exit.FINE;
    }

    private void embedded(Path products, Consumer<PlanLine> lines) {
        var compiled = CompiledFolder.of(folder.directory, rulebook.name(), spec);
        var former = Optional.ofNullable(against)
                .map(other -> CompiledFolder.of(
                                other, Optional.of(compiled.rulebook().name()), spec)
                        .rules());
        var market = compiled.rulebook().market();
        var money = currency.currency()
                .or(() -> market.currency().map(CurrencyOption::of))
                .orElseGet(() -> CurrencyOption.of("USD"));
        var request = PriceRequest.of(money, moment.instant(clock), moment.zone())
                .on(rulebook.priceList(compiled.rulebook()), rulebook.audience(compiled.rulebook()));
        var files = new CatalogueFiles(
                products, Optional.ofNullable(prices), Optional.ofNullable(costs), Optional.ofNullable(live));
        try (var plan = new EmbeddedPlan(compiled.rules(), former, request)) {
            files.forEachBatch(compiled.folder().vocabulary(), request, batch -> plan.price(batch, lines));
        } catch (IllegalArgumentException mixedCurrencies) {
            throw new Failure(String.valueOf(mixedCurrencies.getMessage()), mixedCurrencies);
        }
    }

    private void remote(Consumer<PlanLine> lines) {
        if (against != null) {
            throw new Failure("--against compares folders on a --catalogue; a server compares with what is live");
        }
        var compiled = CompiledFolder.of(folder.directory, rulebook.name(), spec);
        var market = server.market(rulebook.slug(compiled.rulebook()), Optional.ofNullable(moment.asOf));
        try (var api = server.open(spec.commandLine().getErr())) {
            new ServerPlan(api).price(compiled.folder(), compiled.rulebook(), market, lines);
        }
    }

    private static void take(PlanLine line, PlanSummary summary, PlanPrinter printer) {
        summary.add(line);
        if (line.isChange() || !line.because().isEmpty()) {
            printer.line(line);
        }
    }
}
