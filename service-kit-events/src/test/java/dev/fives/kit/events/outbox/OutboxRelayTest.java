package dev.fives.kit.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each test names the condition of RATIONALE.md that it holds. */
class OutboxRelayTest {
    private final RelayFixture fixture = new RelayFixture();

    @Test
    void aggregate_hasOneEventInFlight() {
        fixture.offer("a", 3);
        fixture.awaitSent(1);
        fixture.offer("a", 1);
        fixture.offer("a", 1);

        RelayFixture.givenTimeForMore();
        assertThat(fixture.sent()).containsExactly("segment:a-1");
    }

    @Test
    void nextEvent_isSentAfterTheAcknowledgementAndThePull() {
        fixture.offer("a", 2);
        fixture.acknowledge();
        fixture.awaitSent(2);

        assertThat(fixture.sent()).containsExactly("segment:a-1", "segment:a-2");
        assertThat(fixture.outbox.calls).containsExactly("pull segment:a-1");
    }

    @Test
    void event_isPulledByItsIdAfterItsOwnAcknowledgement() {
        fixture.offer("a", 2);
        fixture.awaitSent(1);
        assertThat(fixture.outbox.calls).isEmpty();

        fixture.acknowledge();
        fixture.acknowledge();
        fixture.awaitEmpty("a");

        assertThat(fixture.outbox.calls).containsExactly("pull segment:a-1", "pull segment:a-2");
    }

    @Test
    void aggregates_goSideBySide() {
        fixture.offer("a", 1);
        fixture.offer("b", 1);
        fixture.offer("c", 1);

        fixture.awaitSent(3);
        assertThat(fixture.sent()).containsExactlyInAnyOrder("segment:a-1", "segment:b-1", "segment:c-1");
    }

    @Test
    void failure_dropsWhatWasSeenAndReadsAgain() {
        fixture.offer("a", 3);
        fixture.awaitSent(1);
        fixture.outbox.remove("a", 1); // another instance sent it meanwhile

        fixture.fail();
        fixture.awaitSent(2);

        assertThat(fixture.sent()).containsExactly("segment:a-1", "segment:a-2");
        assertThat(fixture.outbox.reads("a")).isEqualTo(1);
    }

    @Test
    void failure_repeatsTheSameRecord() {
        fixture.offer("a", 1);
        fixture.fail();
        fixture.awaitSent(2);

        var first = fixture.producer.history().getFirst();
        var second = fixture.producer.history().getLast();
        assertThat(second.headers()).isEqualTo(first.headers());
        assertThat(second.key()).isEqualTo(first.key());
        assertThat(second.value()).isEqualTo(first.value());
    }

    @Test
    void failureOfTheStore_isTriedAgain() {
        fixture.offer("a", 1);
        fixture.awaitSent(1);
        fixture.outbox.failReads(true);
        fixture.fail();
        RelayFixture.until(() -> fixture.outbox.reads("a") >= 3);

        fixture.outbox.failReads(false);
        fixture.acknowledge();
        fixture.awaitEmpty("a");
    }

    @Test
    void commitMeanwhile_marksForAnotherRead() {
        fixture.offer("a", 1);
        fixture.awaitSent(1);
        fixture.offer("a", 1);
        assertThat(fixture.outbox.reads("a")).isZero();

        fixture.acknowledge();
        fixture.awaitSent(2);

        assertThat(fixture.sent()).containsExactly("segment:a-1", "segment:a-2");
        assertThat(fixture.outbox.reads("a")).isEqualTo(1);
    }

    /** Two answers of the store may be taken up in another order than it gave them. */
    @Test
    void lateAnswer_isNotSentTwice() {
        var seen = fixture.outbox.write("a", 1);
        fixture.relay.offer(fixture.outbox, "a", seen);
        fixture.acknowledge();
        fixture.awaitEmpty("a");
        RelayFixture.givenTimeForMore();

        fixture.relay.offer(fixture.outbox, "a", seen);
        RelayFixture.givenTimeForMore();
        fixture.offer("a", 1);
        fixture.awaitSent(2);

        assertThat(fixture.sent()).containsExactly("segment:a-1", "segment:a-2");
    }

    @Test
    void commitAfterwards_isSentWithoutARead() {
        fixture.offer("a", 1);
        fixture.acknowledge();
        fixture.awaitEmpty("a");
        RelayFixture.givenTimeForMore();
        fixture.offer("a", 1);
        fixture.awaitSent(2);

        assertThat(fixture.outbox.reads("a")).isZero();
    }

    @Test
    void sideBySide_isBounded() {
        var narrow = new RelayFixture(2, 100, 100);
        IntStream.range(0, 5).forEach(i -> narrow.offer("a" + i, 1));
        narrow.awaitSent(2);

        RelayFixture.givenTimeForMore();
        assertThat(narrow.sent()).hasSize(2);
        narrow.acknowledge();
        narrow.awaitSent(3);
    }

    @Test
    void waiting_isBoundedAndTheRestIsLeftToTheSweeper() {
        var small = new RelayFixture(1, 2, 100);
        IntStream.range(0, 5).forEach(i -> small.offer("a" + i, 1));
        small.acknowledge();
        small.acknowledge();

        RelayFixture.givenTimeForMore();
        assertThat(small.sent()).containsExactly("segment:a0-1", "segment:a1-1");
    }

    @Test
    void heldBacklogs_areBoundedAndTheRestIsReadInTurn() {
        var small = new RelayFixture(1, 100, 1);
        small.offer("a", 1);
        small.offer("b", 1);
        small.acknowledge();
        small.acknowledge();
        small.awaitEmpty("b");

        assertThat(small.outbox.reads("a")).isZero();
        assertThat(small.outbox.reads("b")).isEqualTo(1);
    }

    @Test
    void stop_waitsForWhatWasHandedOver() {
        fixture.offer("a", 2);
        fixture.awaitSent(1);
        var stopped = new AtomicBoolean();

        fixture.relay.stop(() -> stopped.set(true));
        RelayFixture.givenTimeForMore();
        assertThat(stopped).isFalse();

        fixture.acknowledge();
        fixture.acknowledge();
        RelayFixture.until(stopped::get);
        assertThat(fixture.outbox.documents.get("a")).isEmpty();
    }

    @Test
    void stop_endsAtItsTimeLimit() {
        fixture.offer("a", 2);
        fixture.awaitSent(1);
        var stopped = new AtomicBoolean();

        fixture.relay.stop(() -> stopped.set(true));

        RelayFixture.until(stopped::get);
        fixture.acknowledge();
        RelayFixture.givenTimeForMore();
        assertThat(fixture.sent()).hasSize(1);
    }

    @Test
    void failures_areCounted() {
        fixture.offer("a", 1);
        fixture.fail();
        fixture.acknowledge();
        fixture.awaitEmpty("a");

        assertThat(fixture.meters.counter("fives.outbox.publish.failures").count())
                .isEqualTo(1);
        assertThat(fixture.meters.timer("fives.outbox.publish").count()).isEqualTo(1);
    }
}
