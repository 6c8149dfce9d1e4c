package io.calibr.server.run;

import io.calibr.model.RunId;
import io.calibr.server.security.ProjectScope;
import io.calibr.server.tenant.Tenancy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** Tells a listener how a run gets on, each time something changed, until nothing more will happen by itself. */
@Dependent
class RunStream {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final Set<RunState> MOVING = EnumSet.of(RunState.QUEUED, RunState.APPLYING);

    private final ReadRuns reading;

    @Inject
    RunStream(ReadRuns reading) {
        this.reading = reading;
    }

    /** Returns at once; a virtual thread goes on. It carries the tenant over by hand. */
    void follow(ProjectScope scope, RunId id, SseEventSink sink, Sse sse) {
        Thread.ofVirtual()
                .name("run-stream-" + id)
                .start(() -> Tenancy.run(scope.tenant(), () -> tell(scope, id, sink, sse)));
    }

    private void tell(ProjectScope scope, RunId id, SseEventSink sink, Sse sse) {
        try (sink) {
            RunView told = null;
            var looks = LONGEST.dividedBy(BETWEEN_LOOKS);
            for (var look = 0L; look < looks && !sink.isClosed(); look++) {
                var now = reading.one(scope.project(), id);
                if (!now.equals(told)) {
                    send(now, look, sink, sse);
                    told = now;
                }
                if (!MOVING.contains(now.state())) {
                    return;
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(RunView run, long number, SseEventSink sink, Sse sse) {
        sink.send(sse.newEventBuilder()
                        .id(String.valueOf(number))
                        .name("run")
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(RunView.class, run)
                        .build())
                .toCompletableFuture()
                .join();
    }
}
