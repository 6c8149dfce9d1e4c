package io.calibr.server.connector;

import io.calibr.plugin.sdk.Call;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;

/** Runs the work on the plugin's own threads and waits no longer than allowed. */
record BoundedInvocation(PluginThreads threads, Duration longest, Clock clock) implements Invocation {

    @Override
    public <T> T run(Call call, String operation, Function<Call, T> work) {
        call.ensureWanted(clock);
        var left = call.remaining(clock);
        var limit = left.compareTo(longest) < 0 ? left : longest;
        var bounded = new Call(call.key(), call.trace(), clock.instant().plus(limit), call.cancellation());
        return threads.call(operation, limit, () -> work.apply(bounded));
    }
}
