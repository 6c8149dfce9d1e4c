package io.calibr.server.run;

import io.calibr.model.ConnectionId;
import io.calibr.model.ProjectId;
import io.calibr.model.RunId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The batches that one turn of a lane has written, summed up by run: one batch may have prices of several. */
final class Batches {

    private final Map<RunId, Sum> byRun = new LinkedHashMap<>();
    private final List<Duration> done = new ArrayList<>();
    private int failed;

    /**
     * A batch that was written to a channel, whatever the channel said of its prices.
     *
     * @param fates of those that were still this worker's when it was written down
     * @param took from the claim until it was written down
     */
    void add(List<Fate.Of> fates, Duration took, Optional<String> failure) {
        if (fates.isEmpty()) {
            return;
        }
        if (failure.isEmpty()) {
            done.add(took);
        } else {
            failed++;
        }
        fates.stream()
                .collect(Collectors.groupingBy(one -> one.target().owner()))
                .forEach((owner, some) ->
                        byRun.computeIfAbsent(owner.run(), _ -> new Sum(owner)).add(some, took, failure));
    }

    Map<RunId, Sum> byRun() {
        return byRun;
    }

    /** How long each took that did not fail as a whole. */
    List<Duration> done() {
        return done;
    }

    int failed() {
        return failed;
    }

    /** What one run's part comes to. */
    static final class Sum {

        private final Claimed.Owner owner;
        private final Map<TargetState, Integer> targets = new EnumMap<>(TargetState.class);
        private int batches;
        private int failed;
        private Duration took = Duration.ZERO;
        private @Nullable String reason;

        private Sum(Claimed.Owner owner) {
            this.owner = owner;
        }

        private void add(List<Fate.Of> fates, Duration longer, Optional<String> failure) {
            batches++;
            took = took.plus(longer);
            fates.forEach(one -> targets.merge(one.fate().state(), 1, Integer::sum));
            failure.ifPresent(why -> {
                failed++;
                reason = why;
            });
        }

        ProjectId project() {
            return owner.project();
        }

        Optional<ConnectionId> connection() {
            return Optional.ofNullable(owner.connection());
        }

        int batches() {
            return batches;
        }

        /** Calls that failed as a whole. */
        int failed() {
            return failed;
        }

        Duration took() {
            return took;
        }

        Map<TargetState, Integer> targets() {
            return targets;
        }

        /** Why the last one of them did. */
        Optional<String> reason() {
            return Optional.ofNullable(reason);
        }
    }
}
