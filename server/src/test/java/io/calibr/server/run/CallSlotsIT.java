package io.calibr.server.run;

import io.calibr.model.ConnectionId;
import io.calibr.server.platform.Transactions;
import io.calibr.server.tenant.Tenancy;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** The calls that a channel takes at once, as two nodes on one database divide them between them. */
@ExtendWith(CalibrServer.class)
class CallSlotsIT {

    private static final Duration LEASE = Duration.ofMillis(400);

    private final RunningCalibr calibr;
    private final Deque<CallSlots.Slot> open = new ArrayDeque<>();
    private Shop shop;
    private ConnectionId channel;

    CallSlotsIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @BeforeEach
    void aChannel() {
        shop = Shop.open(calibr.newTenant());
        channel = new ConnectionId((UUID) shop.tenant().ask("select id from connection"));
    }

    @AfterEach
    void nothingIsHeldAnyMore() {
        open.forEach(this::close);
    }

    @Test
    void noMoreAreTakenThanThereAreHoweverManyNodesAsk() {
        var one = node();
        var other = node();

        assertThat(take(one, 2)).isPresent();
        assertThat(take(other, 2)).isPresent();

        assertThat(take(one, 2)).isEmpty();
        assertThat(take(other, 2)).isEmpty();
    }

    @Test
    void aNodeThatHasManyGivesOneToANodeThatHasNone() {
        var rich = node();
        var poor = node();
        var held = all(rich, 5);
        take(poor, 5);

        var given = held.stream().filter(slot -> !goesOn(slot)).toList();

        assertThat(given).hasSize(1);
        close(given.getFirst());
        assertThat(take(rich, 5)).as("it is not for whoever is first").isEmpty();
        assertThat(take(poor, 5)).isPresent();
    }

    @Test
    void itGoesOnUntilTheyHaveAboutAsMany() {
        var rich = node();
        var poor = node();
        var held = new ArrayList<>(all(rich, 5));
        var taken = 0;

        for (var ask = 0; ask < 5; ask++) {
            taken += take(poor, 5).isPresent() ? 1 : 0;
            var given = held.stream().filter(slot -> !goesOn(slot)).toList();
            given.forEach(this::close);
            held.removeAll(given);
        }

        assertThat(taken).isEqualTo(2);
        assertThat(held).hasSize(3);
    }

    @Test
    void theOnlyOneIsKeptUntilItsLaneEndsAndIsTheOthersTurnThen() {
        var first = node();
        var second = node();
        var only = take(first, 1).orElseThrow();
        take(second, 1);

        var goesOn = goesOn(only);

        assertThat(goesOn).isTrue();
        close(only);
        assertThat(take(first, 1)).isEmpty();
        assertThat(take(second, 1)).isPresent();
    }

    @Test
    void whoAskedAndDoesNotComeKeepsNobodyWaiting() {
        var first = node();
        var only = take(first, 1).orElseThrow();
        take(node(), 1);
        close(only);

        var taken = Shop.eventually(() -> take(first, 1), Optional::isPresent);

        assertThat(taken).isPresent();
    }

    @Test
    void oneThatIsHeldLongerThanItsLeaseIsRenewedAndOneWhoseNodeDiedIsNot() throws Exception {
        var living = take(node(), 1).orElseThrow();

        Thread.sleep(LEASE.multipliedBy(4));

        assertThat(take(node(), 1)).isEmpty();
        assertThat(goesOn(living)).isTrue();
        open.remove(living);
        close(living);
        assertThat(Shop.eventually(() -> take(node(), 1), Optional::isPresent)).isPresent();
    }

    @Test
    void aNodeThatFrozeLosesItAndTakesNobodyElsesWithIt() {
        var frozen = take(node(), 1).orElseThrow();
        inBackground(() -> calibr.bean(Transactions.class).call(() -> new Sql(calibr.bean(Session.class)).update("""
                        update channel_slot set lease_until = now(), epoch = epoch + 1 where tenant_id = ?""")));
        var next = take(node(), 1).orElseThrow();

        var goesOn = goesOn(frozen);
        close(frozen);

        assertThat(goesOn).isFalse();
        assertThat(goesOn(next)).isTrue();
    }

    private CallSlots node() {
        return new PostgresCallSlots(
                calibr.bean(Transactions.class), calibr.bean(Session.class), new Node(UUID.randomUUID()), LEASE);
    }

    private List<CallSlots.Slot> all(CallSlots node, int most) {
        return IntStream.range(0, most)
                .mapToObj(_ -> take(node, most).orElseThrow())
                .toList();
    }

    private Optional<CallSlots.Slot> take(CallSlots node, int most) {
        var taken = inBackground(() -> node.take(channel, most));
        taken.ifPresent(open::push);
        return taken;
    }

    private boolean goesOn(CallSlots.Slot slot) {
        return inBackground(slot::goesOn);
    }

    private void close(CallSlots.Slot slot) {
        inBackground(() -> {
            slot.close();
            return true;
        });
    }

    private <T> T inBackground(Supplier<T> work) {
        return Tenancy.callInBackground(shop.tenant().id(), work::get);
    }
}
