package io.calibr.server.run;

import io.calibr.engine.price.PriceRequest;
import io.calibr.engine.price.PricingEngine;
import io.calibr.model.RunId;
import io.calibr.server.catalog.Catalogue;
import io.calibr.server.catalog.Selection;
import io.calibr.server.platform.IdSource;
import io.calibr.server.problem.Kind;
import io.calibr.server.rule.RuleSets;
import io.calibr.server.rule.RuleSets.Published;
import io.calibr.server.run.FindChannel.Named;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pins everything a run needs, looks at the channel, prices and stores: a preview that writes nothing. */
@Dependent
class DryRun {

    private static final Logger log = LoggerFactory.getLogger(DryRun.class);

    private final RuleSets rules;
    private final Catalogue catalogue;
    private final FindChannel channels;
    private final ObserveChannel observe;
    private final PriceRun priceRun;
    private final RunMeters meters;
    private final IdSource ids;
    private final Clock clock;

    @Inject
    DryRun(
            RuleSets rules,
            Catalogue catalogue,
            FindChannel channels,
            ObserveChannel observe,
            PriceRun priceRun,
            RunMeters meters,
            IdSource ids,
            Clock clock) {
        this.rules = rules;
        this.catalogue = catalogue;
        this.channels = channels;
        this.observe = observe;
        this.priceRun = priceRun;
        this.meters = meters;
        this.ids = ids;
        this.clock = clock;
    }

    Run run(RunRequest asked, ProjectScope scope) {
        var started = System.nanoTime();
        var project = scope.project();
        var list = catalogue.priceList(project, asked.priceList());
        var published = published(asked, scope);
        var engine = new PricingEngine(published.rulesFor(list));
        var channel = asked.channel().map(name -> channels.named(project, name));
        var selection = new Selection(
                project,
                scope.zone(),
                list,
                asked.asOf(),
                channel.map(named -> named.id().value()));
        channel.ifPresent(named -> observe.observe(named.id(), selection));
        var request = selection.request(channel.map(Named::slug).orElse(""));
        var plan = new Plan(
                project,
                RunKind.PRICE,
                list.id(),
                channel.map(Named::id).orElse(null),
                asked.asOf(),
                pins(asked, published, request));
        var preview = Run.preview(new RunId(ids.next()), plan, scope.caller().user(), clock.instant());
        var run = priceRun.price(preview, selection, engine, request, asked.canary());
        var took = Duration.ofNanos(System.nanoTime() - started);
        meters.previewed(took);
        log.atInfo()
                .addKeyValue("run", run.id())
                .addKeyValue("counts", run.counts())
                .addKeyValue("milliseconds", took.toMillis())
                .log("run previewed");
        return run;
    }

    /** Also refuses rules that would take off again what they took off the time before. */
    void checkRepeated(RunRequest asked, ProjectScope scope) {
        check(asked, scope);
        published(asked, scope).rules().tables().stream()
                .flatMap(table -> table.rowsFromLive().stream().map(row -> table.name() + " row " + row.id()))
                .findFirst()
                .ifPresent(place -> {
                    throw Kind.INVALID_VALUE
                            .because("what comes again cannot start from the live price: " + place)
                            .with("member", "run");
                });
    }

    /** Refuses what names rules, a list or a channel that are not there. */
    void check(RunRequest asked, ProjectScope scope) {
        published(asked, scope);
        catalogue.priceList(scope.project(), asked.priceList());
        asked.channel().ifPresent(name -> channels.named(scope.project(), name));
    }

    private Published published(RunRequest asked, ProjectScope scope) {
        return switch (asked.rules()) {
            case RunRequest.Rules.Rulebook(var name) -> rules.latestOfRulebook(scope.project(), name);
            case RunRequest.Rules.OneRule(var name) -> rules.latestOfRule(scope.project(), name);
        };
    }

    private static Pins pins(RunRequest asked, Published published, PriceRequest request) {
        var hash = published.rules().hash();
        var text = RequestJson.text(request);
        return switch (asked.rules()) {
            case RunRequest.Rules.Rulebook _ -> Pins.ofRulebook(published.version(), hash, text);
            case RunRequest.Rules.OneRule _ -> Pins.ofRule(published.version(), hash, text);
        };
    }
}
