package io.calibr.server.event;

import io.calibr.server.platform.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the current tenant's events to those who want them. Each delivery is a transaction of its own that also marks the
 * message, so what a consumer does in it happens once. A message that fails waits, and those behind it in its slot with
 * it; after the last attempt it is a dead letter.
 */
@Dependent
public class OutboxDispatcher {

    private static final Logger log = LoggerFactory.getLogger(OutboxDispatcher.class);
    private static final int BATCH = 100;

    private final Outbox outbox;
    private final Transactions transactions;
    private final List<EventConsumer> consumers;

    @Inject
    OutboxDispatcher(Outbox outbox, Transactions transactions, @Any Instance<EventConsumer> consumers) {
        this.outbox = outbox;
        this.transactions = transactions;
        this.consumers = consumers.stream().toList();
    }

    /** Everything that is due now; what fails, or is another worker's, waits for the next time. */
    public void dispatch() {
        var wanted = consumers.stream()
                .flatMap(consumer -> consumer.types().stream())
                .distinct()
                .toList();
        transactions.run(() -> outbox.passOver(wanted));
        List<Outbox.Message> due;
        do {
            due = transactions.call(() -> outbox.due(BATCH));
        } while (due.stream().filter(this::deliver).count() == BATCH);
    }

    private boolean deliver(Outbox.Message message) {
        try {
            return transactions.call(() -> {
                if (!outbox.take(message)) {
                    return false;
                }
                consumers.stream()
                        .filter(consumer ->
                                consumer.types().contains(message.event().type()))
                        .forEach(consumer -> consumer.accept(message.event()));
                return true;
            });
        } catch (RuntimeException failed) {
            log.atWarn()
                    .addKeyValue("event", message.event().id())
                    .addKeyValue("type", message.event().type())
                    .setCause(failed)
                    .log("event not delivered");
            transactions.run(() -> outbox.putBack(message, String.valueOf(failed.getMessage())));
            return false;
        }
    }
}
