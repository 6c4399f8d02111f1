package dev.fives.kit.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.time.RealClock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutboxSweeperTest {
    private static final Instant NOW = Instant.parse("2030-01-01T08:00:00Z");
    private static final RealClock CLOCK = () -> NOW;

    private final RelayFixture fixture = new RelayFixture();
    private final Outboxes outboxes = new Outboxes();
    private final OutboxSweeper sweeper = new OutboxSweeper(outboxes, fixture.relay, CLOCK, fixture.limits);

    OutboxSweeperTest() {
        outboxes.register(fixture.outbox);
    }

    @Test
    void firstSweep_takesEverything() {
        fixture.outbox.write("young", 1, NOW);
        var sweep = sweeper.sweep().toFuture();
        fixture.acknowledge();
        sweep.join();

        assertThat(fixture.outbox.documents.get("young")).isEmpty();
    }

    @Test
    void laterSweeps_takeWhatIsOlderThanAnySendInFlight() {
        sweeper.sweep().block();
        fixture.outbox.write("young", 1, NOW.minus(Duration.ofSeconds(44)));
        fixture.outbox.write("old", 1, NOW.minus(Duration.ofSeconds(46)));
        var sweep = sweeper.sweep().toFuture();
        fixture.acknowledge();
        sweep.join();

        assertThat(fixture.sent()).containsExactly("segment:old-1");
    }

    @Test
    void sweep_leavesAloneWhatTheRelayIsWorkingOn() {
        fixture.offer("a", 1);
        fixture.awaitSent(1);
        sweeper.sweep().block();

        assertThat(fixture.sent()).hasSize(1);
    }

    @Test
    void sweep_readsPageAfterPage() {
        IntStream.range(0, 25).forEach(i -> fixture.outbox.write("a" + i, 1, NOW));
        var sweep = sweeper.sweep().toFuture();
        IntStream.range(0, 25).forEach(i -> fixture.acknowledge());
        sweep.join();

        assertThat(fixture.sent()).hasSize(25);
    }

    @Test
    void sweep_endsWhereNothingGoesThrough() {
        fixture.outbox.failReads(true);
        IntStream.range(0, 25).forEach(i -> fixture.outbox.write("a" + i, 1, NOW));

        sweeper.sweep().block(Duration.ofSeconds(5));

        assertThat(fixture.outbox.calls).isNotEmpty();
    }
}
