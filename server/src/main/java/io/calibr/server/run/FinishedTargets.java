package io.calibr.server.run;

import io.calibr.model.Money;
import io.calibr.server.event.Change;
import io.calibr.server.event.Journal;
import io.calibr.server.platform.IdSource;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Everything that follows from what became of targets, in the caller's transaction. */
@Dependent
class FinishedTargets {

    /** The one statement that ends a claim: without the epoch of the claim it changes nothing. */
    private static final String END = """
            update target t
               set state = f.state, lease_until = case when f.wait is not null then now() + f.wait * p.jitter end,
                   next_at = case when f.state = 'QUEUED' then now() + f.wait * p.jitter else t.next_at end,
                   attempt = t.attempt - f.spare, submission = coalesce(f.submission, t.submission),
                   error_code = f.code, error_message = f.message,
                   last_observed_price = coalesce(f.price, t.last_observed_price),
                   last_observed_compare_at = case when f.price is null then t.last_observed_compare_at else f.compare_at end,
                   observed_at = case when f.price is null then t.observed_at else p.at end,
                   applied_at = case when f.state = 'APPLIED' then p.at end, updated_at = now()
              from (select ?::uuid as tenant, ?::timestamptz as at, 0.8 + random() * 0.4 as jitter) as p
             cross join (select id, epoch, state, make_interval(secs => wait) as wait, spare, submission, code, message,
                                price, compare_at
                           from unnest(?::uuid[], ?::bigint[], ?::text[], ?::float8[], ?::int[], ?::text[], ?::text[], ?::text[],
                                       ?::bigint[], ?::bigint[])
                             as u (id, epoch, state, wait, spare, submission, code, message, price, compare_at)) as f
             where t.tenant_id = p.tenant and t.id = f.id and t.epoch = f.epoch
               and t.state in ('QUEUED', 'APPLYING', 'SUBMITTED', 'VERIFYING')
            returning t.id""";

    private final Sql sql;
    private final AppliedTargets applied;
    private final CancelledRuns cancelled;
    private final Journal journal;
    private final IdSource ids;
    private final Clock clock;

    @Inject
    FinishedTargets(
            Session session,
            AppliedTargets applied,
            CancelledRuns cancelled,
            Journal journal,
            IdSource ids,
            Clock clock) {
        this.sql = new Sql(session);
        this.applied = applied;
        this.cancelled = cancelled;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    List<Fate.Of> finish(List<Fate.Of> fates) {
        var over = cancelled.among(fates);
        var ended = new HashSet<>(end(fates));
        var ours = fates.stream()
                .filter(one -> ended.contains(one.target().id().value()))
                .toList();
        applied.record(ids(ours, Fate.Applied.class), clock.instant());
        decide(ids(ours, Fate.Skipped.class), PriceChangeState.SKIPPED);
        applied.editedElsewhere(ids(ours, Fate.Skipped.class));
        decide(ids(ours, Fate.Failed.class), PriceChangeState.FAILED);
        bury(ours);
        over.forEach(cancelled::settle);
        journal.recordAll(ours.stream().flatMap(FinishedTargets::event).toList());
        return ours;
    }

    private List<UUID> end(List<Fate.Of> fates) {
        var columns = new Columns();
        fates.forEach(columns::add);
        return sql.query(
                Sql.id(),
                END,
                clock.instant(),
                columns.ids,
                columns.epochs,
                columns.states,
                columns.waits,
                columns.spares,
                columns.submissions,
                columns.codes,
                columns.messages,
                columns.prices,
                columns.compareAts);
    }

    private void decide(List<UUID> targets, PriceChangeState state) {
        if (!targets.isEmpty()) {
            sql.update("""
                    update price_change c set state = p.state, version = c.version + 1
                      from (select ?::uuid as tenant, ?::text as state, ?::uuid[] as targets) as p
                     where c.tenant_id = p.tenant and c.target_id = any(p.targets) and c.state = 'APPROVED'""", state, targets);
        }
    }

    /** A failed target is a dead letter until somebody tries it again. */
    private void bury(List<Fate.Of> fates) {
        for (var one : fates) {
            if (one.fate() instanceof Fate.Failed(var why, var code, var message)) {
                sql.update(
                        """
                        insert into dead_letter (tenant_id, id, project_id, source, source_id, run_id, class, attempts, error)
                        values (?, ?, ?, 'TARGET', ?, ?, ?, ?, ?)""",
                        ids.next(),
                        one.target().owner().project().value(),
                        one.target().id().value(),
                        one.target().owner().run().value(),
                        why,
                        one.target().attempt(),
                        code + ": " + message);
            }
        }
    }

    private static Stream<Change> event(Fate.Of one) {
        var facts = new LinkedHashMap<String, Object>();
        var target = one.target();
        facts.put("run", target.owner().run());
        facts.put("sku", target.wish().sku());
        facts.put("price", target.wish().wanted().price());
        return switch (one.fate()) {
            case Fate.Applied() -> Stream.of(change("target.applied", target, facts));
            case Fate.Skipped(var actual) -> {
                facts.put("actual", actual.price());
                yield Stream.of(change("target.skipped", target, facts));
            }
            case Fate.Failed(var why, var code, var message) -> {
                facts.putAll(Map.of("class", why, "code", code, "message", message));
                yield Stream.of(change("target.failed", target, facts));
            }
            case Fate.Submitted _, Fate.Verify _, Fate.Again _ -> Stream.of();
        };
    }

    private static Change change(String type, Claimed target, Map<String, Object> facts) {
        return new Change(type, "target", target.id().value(), null, facts)
                .in(target.owner().project());
    }

    private static List<UUID> ids(List<Fate.Of> fates, Class<? extends Fate> kind) {
        return fates.stream()
                .filter(one -> kind.isInstance(one.fate()))
                .map(one -> one.target().id().value())
                .toList();
    }

    /** The fates column by column, as the statement takes them. */
    private static final class Columns {

        private static final Claimed.Refusal UNKNOWN =
                new Claimed.Refusal(Fate.UNKNOWN, "the outcome is not known and is read back");
        private static final Duration POLL = Duration.ofSeconds(5);

        private final List<UUID> ids = new ArrayList<>();
        private final List<Long> epochs = new ArrayList<>();
        private final List<String> states = new ArrayList<>();
        private final List<@Nullable String> waits = new ArrayList<>();
        private final List<Integer> spares = new ArrayList<>();
        private final List<@Nullable String> submissions = new ArrayList<>();
        private final List<@Nullable String> codes = new ArrayList<>();
        private final List<@Nullable String> messages = new ArrayList<>();
        private final List<@Nullable Long> prices = new ArrayList<>();
        private final List<@Nullable Long> compareAts = new ArrayList<>();

        void add(Fate.Of one) {
            ids.add(one.target().id().value());
            epochs.add(one.target().epoch());
            states.add(one.fate().state().name());
            switch (one.fate()) {
                case Fate.Applied() -> {
                    var shown = one.target().wish().wanted();
                    row(null, 0);
                    rest(null, null, null);
                    observed(shown.price(), shown.announced());
                }
                case Fate.Submitted(var submission) -> {
                    row(POLL, 0);
                    rest(submission.value(), null, null);
                    observed(null, null);
                }
                case Fate.Verify(var after, var refusal) -> {
                    row(after, 0);
                    var known = refusal == null ? UNKNOWN : refusal;
                    rest(null, known.code(), known.reason());
                    observed(null, null);
                }
                case Fate.Again(var after, var usesUp) -> {
                    row(after, usesUp ? 0 : 1);
                    rest(null, "AGAIN", "waits to be tried again");
                    observed(null, null);
                }
                case Fate.Skipped(var actual) -> {
                    row(null, 0);
                    rest(null, Fate.MOVED, "the channel shows " + actual.price() + ", edited elsewhere");
                    // amounts are kept in the target's currency: what is shown in another is only told
                    var isOurs = actual.price()
                            .currency()
                            .equals(one.target().wish().wanted().price().currency());
                    observed(isOurs ? actual.price() : null, isOurs ? actual.announced() : null);
                }
                case Fate.Failed(var why, var code, var message) -> {
                    row(null, 0);
                    rest(null, code, why + ": " + message);
                    observed(null, null);
                }
            }
        }

        private void row(@Nullable Duration wait, int spare) {
            waits.add(wait == null ? null : String.valueOf(wait.toMillis() / 1_000.0));
            spares.add(spare);
        }

        private void rest(@Nullable String submission, @Nullable String code, @Nullable String message) {
            submissions.add(submission);
            codes.add(code);
            messages.add(message);
        }

        private void observed(@Nullable Money price, @Nullable Money compareAt) {
            prices.add(price == null ? null : price.minorUnits());
            compareAts.add(compareAt == null ? null : compareAt.minorUnits());
        }
    }
}
