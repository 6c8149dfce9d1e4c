package io.calibr.server.run;

import io.calibr.engine.price.PriceRequest;
import io.calibr.engine.price.PricingEngine;
import io.calibr.model.RunId;
import io.calibr.plugin.sdk.ConnectorException;
import io.calibr.server.catalog.Catalogue;
import io.calibr.server.catalog.PriceList;
import io.calibr.server.catalog.Selection;
import io.calibr.server.platform.IdSource;
import io.calibr.server.problem.Kind;
import io.calibr.server.problem.PricingProblem;
import io.calibr.server.rule.RuleSets;
import io.calibr.server.rule.RuleSets.Published;
import io.calibr.server.run.FindChannel.Named;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Pins everything a run needs, looks at the channel, prices and stores: a preview that writes nothing. */
@Dependent
class DryRun {

    private final RuleSets rules;
    private final Catalogue catalogue;
    private final FindChannel channels;
    private final ObserveChannel observe;
    private final PriceRun priceRun;
    private final MaterializeRecords records;
    private final IdSource ids;
    private final Clock clock;

    @Inject
    DryRun(
            RuleSets rules,
            Catalogue catalogue,
            FindChannel channels,
            ObserveChannel observe,
            PriceRun priceRun,
            MaterializeRecords records,
            IdSource ids,
            Clock clock) {
        this.rules = rules;
        this.catalogue = catalogue;
        this.channels = channels;
        this.observe = observe;
        this.priceRun = priceRun;
        this.records = records;
        this.ids = ids;
        this.clock = clock;
    }

    /** What names rules, a list or a channel that are not there is refused, and no job. */
    Run run(RunRequest asked, ProjectScope scope, Occasion occasion) {
        var underway = records.begin();
        var project = scope.project();
        var list = catalogue.priceList(project, asked.priceList());
        var published = published(asked, scope);
        var channel = asked.channel().map(name -> channels.named(project, name));
        try {
            return run(new Names(asked, list, published, channel), scope, making -> underway.make(occasion, making));
        } catch (PricingProblem | ConnectorException failure) {
            underway.failed(project, occasion, String.valueOf(failure.getMessage()));
            throw failure;
        }
    }

    private Run run(Names names, ProjectScope scope, Function<Supplier<Run>, Run> recorded) {
        var engine = new PricingEngine(names.published().rulesFor(names.list()));
        var asked = names.asked();
        var channel = names.channel();
        var selection = new Selection(
                scope.project(),
                scope.zone(),
                names.list(),
                asked.asOf(),
                channel.map(named -> named.id().value()));
        channel.ifPresent(named -> observe.observe(named.id(), selection));
        var request = selection.request(channel.map(Named::slug).orElse(""), asked.customerGroup());
        var plan = new Plan(
                scope.project(),
                RunKind.PRICE,
                names.list().id(),
                channel.map(Named::id).orElse(null),
                asked.asOf(),
                pins(asked, names.published(), request));
        var preview = Run.preview(new RunId(ids.next()), plan, scope.caller().user(), clock.instant());
        return recorded.apply(() -> priceRun.price(preview, selection, engine, request, asked.canary()));
    }

    /** What a request names. */
    private record Names(RunRequest asked, PriceList list, Published published, Optional<Named> channel) {}

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
