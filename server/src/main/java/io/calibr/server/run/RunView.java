package io.calibr.server.run;

import io.calibr.model.ConnectionId;
import io.calibr.model.PriceListId;
import io.calibr.model.RunId;
import io.calibr.model.UserId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A run as the API shows it.
 *
 * @param counts SKUs by outcome
 * @param targets prices to write by state
 * @param waiting why it does not go on: it was halted, or its prices are frozen
 * @param approval who has to agree; not there for a LAYER run, which the approval of its layers covers
 * @param canary not there for a run without one
 */
public record RunView(
        RunId id,
        RunKind kind,
        RunState state,
        Inputs inputs,
        People people,
        Times times,
        Map<String, Integer> counts,
        Map<String, Integer> targets,
        @Nullable String waiting,
        @Nullable ApprovalView approval,
        @Nullable CanaryView canary) {

    /**
     * What was pinned.
     *
     * @param rules what was executed, as it is called now; not there for an UNDO run
     * @param customerGroup whose prices they are; not there where rules were told of none
     */
    public record Inputs(
            PriceListId priceList,
            ListView list,
            @Nullable RulesView rules,
            @Nullable ConnectionId channel,
            @Nullable String customerGroup,
            Instant asOf,
            @Nullable UUID rulebookVersion,
            @Nullable UUID ruleVersion,
            @Nullable RunId undoOf,
            @Nullable String ruleSetHash,
            @Nullable String inputHash) {}

    /** The price list by name, and the currency of all its amounts. */
    public record ListView(String slug, String name, String currency) {}

    /** A published version of a rulebook, or of a single rule. */
    public record RulesView(RulesKind kind, UUID id, String slug, String name, int version) {}

    /** What a run may execute. */
    public enum RulesKind {
        RULE,
        RULEBOOK
    }

    /**
     * Who asked and who agreed.
     *
     * @param approver not there before somebody has decided, nor where the project's policy did
     */
    public record People(
            UserId requestedBy,
            @Nullable UserId approvedBy,
            PersonView requester,
            @Nullable PersonView approver) {}

    /** A person by name. */
    public record PersonView(UserId id, String name) {}

    /** When. */
    public record Times(
            Instant createdAt,
            @Nullable Instant approvedAt,
            @Nullable Instant queuedAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {}

    static RunView of(Run run, RunNames names, @Nullable ApprovalView approval, @Nullable Canary canary) {
        var plan = run.plan();
        var pins = plan.pins();
        var people = run.history().people();
        var times = run.history().times();
        return new RunView(
                run.id(),
                plan.kind(),
                run.state(),
                new Inputs(
                        plan.priceList(),
                        names.list(),
                        names.rules(),
                        plan.channel(),
                        RequestJson.customerGroup(pins.request()).orElse(null),
                        plan.asOf(),
                        pins.rulebookVersion(),
                        pins.ruleVersion(),
                        pins.undoOf(),
                        pins.ruleSetHash(),
                        pins.inputHash()),
                new People(people.requester(), people.approver(), names.requester(), names.approver()),
                new Times(times.created(), times.approved(), times.queued(), times.started(), times.finished()),
                counts(run),
                states(names.targets()),
                names.waiting(),
                approval,
                canary == null ? null : CanaryView.of(canary));
    }

    /** In camel case, with the sum. */
    private static Map<String, Integer> counts(Run run) {
        if (run.putsBack()) {
            return Map.of();
        }
        var counts = new TreeMap<String, Integer>();
        run.counts().forEach((outcome, count) -> counts.put(camel(outcome), count));
        counts.put(
                "skus",
                run.counts().values().stream().mapToInt(Integer::intValue).sum());
        return counts;
    }

    private static Map<String, Integer> states(TargetCounts targets) {
        var counts = new TreeMap<String, Integer>();
        targets.by().forEach((state, count) -> counts.put(camel(state), count));
        counts.put("all", targets.all());
        return counts;
    }

    private static String camel(Enum<?> word) {
        var parts = word.name().toLowerCase(Locale.ROOT).split("_", -1);
        return parts[0]
                + Arrays.stream(parts)
                        .skip(1)
                        .map(part -> Character.toUpperCase(part.charAt(0)) + part.substring(1))
                        .collect(Collectors.joining());
    }
}
