package dev.fives.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.test.stack.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

class PastRecordsTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final String TOPIC = "crm.customer.v1";
    private static final TopicPartition PLACE = new TopicPartition(TOPIC, 0);
    private static final Wish WISH = new Wish("cus_1", Set.of(), Set.of(TOPIC));

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final PastRecords past = new PastRecords(() -> consumer, 1, Duration.ofMillis(200), LONGEST);

    @AfterEach
    void close() {
        past.close();
    }

    @Test
    void past_isWhatLiesBetween() {
        topic(0, 6);

        assertThat(offsets(past.read("usr_1", WISH, Map.of(PLACE, 2L), Map.of(PLACE, 5L))
                        .collectList()
                        .block()))
                .containsExactly(2L, 4L);
        Eventually.until(SOON, consumer::closed);
    }

    @Test
    void nothingBetween_isNothing() {
        topic(0, 6);

        StepVerifier.create(past.read("usr_1", WISH, Map.of(PLACE, 5L), Map.of(PLACE, 5L)))
                .verifyComplete();
    }

    @Test
    void whatIsGone_isToldFirst() {
        topic(3, 6);

        List<Signal> signals = past.read("usr_1", WISH, Map.of(PLACE, 1L), Map.of(PLACE, 6L))
                .collectList()
                .block();

        assertThat(signals.getFirst()).isEqualTo(new Signal.Gap(Map.of(PLACE, 3L)));
        assertThat(offsets(signals.subList(1, signals.size()))).containsExactly(4L);
    }

    /** Another gateway was further; what it showed comes by itself. */
    @Test
    void cursorAheadOfThisGatewayAlone_isNoGap() {
        topic(0, 6);

        StepVerifier.create(past.read("usr_1", WISH, Map.of(PLACE, 5L), Map.of(PLACE, 2L)))
                .verifyComplete();
    }

    @Test
    void topicThatWasMadeAnew_isAGap() {
        topic(0, 2);

        StepVerifier.create(past.read("usr_1", WISH, Map.of(PLACE, 100L), Map.of(PLACE, 2L)))
                .expectNext(new Signal.Gap(Map.of(PLACE, 0L)))
                .verifyComplete();
    }

    @Test
    void brokerThatGivesNothing_endsTheReading() {
        consumer.updateBeginningOffsets(Map.of(PLACE, 0L));
        consumer.updateEndOffsets(Map.of(PLACE, 5L));

        StepVerifier.create(past.read("usr_1", WISH, Map.of(PLACE, 0L), Map.of(PLACE, 5L)))
                .verifyError(ProblemException.class);
        Eventually.until(SOON, consumer::closed);
    }

    @Test
    void readingThatFindsNothingForLong_tellsHowFarItIs() {
        topic(1, 2);
        consumer.updateEndOffsets(Map.of(PLACE, 5L));

        StepVerifier.create(past.read("usr_1", WISH, Map.of(PLACE, 1L), Map.of(PLACE, 5L)), 1)
                .expectNext(new Signal.Beat(Map.of(PLACE, 2L)))
                .then(() -> records(2, 5))
                .thenRequest(9)
                .assertNext(signal -> assertThat(offsets(List.of(signal))).containsExactly(2L))
                .assertNext(signal -> assertThat(offsets(List.of(signal))).containsExactly(4L))
                .verifyComplete();
    }

    /** Turns are few: who takes little keeps none for as long as it likes, and goes on from its cursor. */
    @Test
    void readerThatTakesItsTime_losesItsTurn() {
        topic(0, 6);
        VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
        try {
            SlowReading slow = new SlowReading();
            past.read("usr_1", WISH, Map.of(PLACE, 0L), Map.of(PLACE, 6L)).subscribe(slow);
            assertThat(slow.first).succeedsWithin(SOON);

            time.advanceTimeBy(LONGEST);

            assertThat(slow.end).succeedsWithin(SOON).isInstanceOf(TimeoutException.class);
            Eventually.until(SOON, consumer::closed);
        } finally {
            VirtualTimeScheduler.reset();
        }
    }

    private static final class SlowReading extends BaseSubscriber<Signal> {
        final CompletableFuture<Signal> first = new CompletableFuture<>();
        final CompletableFuture<Throwable> end = new CompletableFuture<>();

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            subscription.request(1);
        }

        @Override
        protected void hookOnNext(Signal signal) {
            first.complete(signal);
        }

        @Override
        protected void hookOnError(Throwable fault) {
            end.complete(fault);
        }
    }

    /** Even offsets are our customer's. */
    private void topic(long first, long end) {
        consumer.updateBeginningOffsets(Map.of(PLACE, first));
        consumer.updateEndOffsets(Map.of(PLACE, end));
        records(first, end);
    }

    private void records(long first, long end) {
        consumer.schedulePollTask(() -> {
            for (long offset = first; offset < end; offset++) {
                consumer.addRecord(Records.record(
                        TOPIC, 0, offset, offset % 2 == 0 ? "cus_1" : "cus_2", "crm.customer.created.v1"));
            }
        });
    }

    private static List<Long> offsets(List<Signal> signals) {
        return signals.stream()
                .map(signal -> ((Signal.Event) signal).record().offset())
                .toList();
    }
}
