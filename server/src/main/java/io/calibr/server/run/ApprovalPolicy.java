package io.calibr.server.run;

import io.calibr.server.problem.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a project has decided about approvals.
 *
 * @param fourEyes nobody approves their own run or sale; so if left out
 * @param autoApproveUndo an UNDO run needs no approval, whatever the rules say; it does if left out
 * @param reasonRequired who approves, rejects or leaves out lines says why; not so if left out
 * @param rules in order: the first that holds decides, and where none does one person has to agree
 */
public record ApprovalPolicy(
        @Nullable Boolean fourEyes,
        @Nullable Boolean autoApproveUndo,
        @Nullable Boolean reasonRequired,
        @Nullable List<ApprovalRule> rules) {

    static final ApprovalPolicy STRICT = new ApprovalPolicy(null, null, null, null);

    private static final int MOST_RULES = 50;

    public ApprovalPolicy {
        fourEyes = !Boolean.FALSE.equals(fourEyes);
        autoApproveUndo = Boolean.TRUE.equals(autoApproveUndo);
        reasonRequired = Boolean.TRUE.equals(reasonRequired);
        rules = rules == null ? List.of() : List.copyOf(rules);
    }

    boolean needsSecondPair() {
        return Boolean.TRUE.equals(fourEyes);
    }

    List<ApprovalRule> ordered() {
        return Objects.requireNonNull(rules);
    }

    /** Refuses a decision that gives no reason where the project wants one. */
    void checkReason(Optional<String> reason) {
        if (Boolean.TRUE.equals(reasonRequired) && reason.isEmpty()) {
            throw Kind.INVALID_VALUE
                    .because("the project wants a reason for every decision")
                    .with("parameter", "reason");
        }
    }

    ApprovalNeed need(RunKind kind, RunFigures figures) {
        if (kind == RunKind.UNDO && Boolean.TRUE.equals(autoApproveUndo)) {
            return new ApprovalNeed(ApprovalDecision.AUTO, "autoApproveUndo", List.of(), figures);
        }
        var passed = new ArrayList<Passed>();
        for (var rule : ordered()) {
            if (!rule.isFor(kind)) {
                continue;
            }
            var broken = rule.broken(figures);
            if (broken.isEmpty()) {
                return new ApprovalNeed(rule.decided(), rule.called(), why(passed, rule.decided()), figures);
            }
            passed.add(new Passed(rule.decided(), broken));
        }
        return new ApprovalNeed(ApprovalDecision.ONE, null, why(passed, ApprovalDecision.ONE), figures);
    }

    /** Refuses what cannot be meant, and names where it stands. */
    void check() {
        if (ordered().size() > MOST_RULES) {
            throw Kind.INVALID_VALUE
                    .because("there are at most " + MOST_RULES + " rules")
                    .with("member", "rules");
        }
        var names = new HashSet<String>();
        for (var index = 0; index < ordered().size(); index++) {
            var member = "rules[" + index + "]";
            var rule = ordered().get(index);
            rule.check(member);
            if (!names.add(rule.called())) {
                throw Kind.INVALID_VALUE.because("another rule has that name").with("member", member + ".name");
            }
        }
    }

    /** How it is kept among a project's settings: a new project has its {@code fourEyes} there before it has a policy. */
    Map<String, ?> settings() {
        return Map.of(
                "fourEyes", Boolean.TRUE.equals(fourEyes),
                "autoApproveUndo", Boolean.TRUE.equals(autoApproveUndo),
                "approvals", Map.of("reasonRequired", Boolean.TRUE.equals(reasonRequired), "rules", ordered()));
    }

    /** For the record. */
    Map<String, ?> facts() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("fourEyes", Boolean.TRUE.equals(fourEyes));
        facts.put("autoApproveUndo", Boolean.TRUE.equals(autoApproveUndo));
        facts.put("reasonRequired", Boolean.TRUE.equals(reasonRequired));
        facts.put("rules", ordered().stream().map(ApprovalRule::facts).toList());
        return facts;
    }

    /** What the strictest of the milder rules could not accept: but for that, fewer people would do. */
    private static List<String> why(List<Passed> passed, ApprovalDecision decided) {
        return passed.stream()
                .map(Passed::decision)
                .filter(decision -> decision.compareTo(decided) < 0)
                .max(Comparator.naturalOrder())
                .map(next -> passed.stream()
                        .filter(rule -> rule.decision() == next)
                        .flatMap(rule -> rule.broken().stream())
                        .distinct()
                        .toList())
                .orElse(List.of());
    }

    /** A rule that did not hold. */
    private record Passed(ApprovalDecision decision, List<String> broken) {}
}
