package io.calibr.server.run;

import io.calibr.model.ChannelRef;
import io.calibr.plugin.sdk.Call;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.plugin.sdk.SubmissionRef;
import io.calibr.plugin.sdk.SubmissionStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks a channel what became of targets: submissions by polling, all others by reading the price. */
record ReadBack(Channel channel) {

    private static final Duration POLL = Duration.ofSeconds(5);

    List<Fate.Of> ask(Call call, List<Claimed> targets) {
        var submissions =
                targets.stream().flatMap(target -> target.submitted().stream()).collect(Collectors.toSet());
        var statuses =
                submissions.isEmpty() ? Map.<SubmissionRef, SubmissionStatus>of() : channel.poll(call, submissions);
        var fates = new HashMap<ChannelRef, Fate>();
        targets.forEach(target -> target.submitted()
                .map(submission -> ofSubmission(target, statuses.get(submission)))
                .ifPresent(fate -> fates.put(target.ref(), fate)));
        var unknown = targets.stream()
                .filter(target -> !fates.containsKey(target.ref()) || fates.get(target.ref()) instanceof Fate.Verify)
                .toList();
        var live = unknown.isEmpty() ? Map.<ChannelRef, LivePrice>of() : channel.currentPrices(call, refs(unknown));
        unknown.forEach(target -> fates.put(target.ref(), Fate.readBack(target, live.get(target.ref()))));
        return targets.stream()
                .map(target -> new Fate.Of(target, fates.getOrDefault(target.ref(), new Fate.Verify(POLL))))
                .toList();
    }

    /** A submission that is gone, or does not tell about this price, leaves reading as the only way. */
    private static Fate ofSubmission(Claimed target, @Nullable SubmissionStatus status) {
        return switch (status) {
            case null -> new Fate.Verify(POLL);
            case SubmissionStatus.Abandoned _ -> new Fate.Verify(POLL);
            case SubmissionStatus.Working _ ->
                new Fate.Submitted(target.submitted().orElseThrow());
            case SubmissionStatus.Finished(var results) ->
                results.stream()
                        .filter(result -> result.ref().equals(target.ref()))
                        .findFirst()
                        .map(result -> Fate.of(target, result))
                        .orElseGet(() -> new Fate.Verify(POLL));
        };
    }

    private static Set<ChannelRef> refs(List<Claimed> targets) {
        return targets.stream().map(Claimed::ref).collect(Collectors.toSet());
    }
}
