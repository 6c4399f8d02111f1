package dev.fives.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fives.gateway.stream.TopicTail.Joined;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.test.stack.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class TopicTailTest {
    private static final String TOPIC = "crm.customer.v1";
    private static final TopicPartition PLACE = new TopicPartition(TOPIC, 0);
    private static final Wish WISH = new Wish(null, Set.of(), Set.of(TOPIC));
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration START_TIMEOUT = Duration.ofSeconds(5);

    private final Queue<MockConsumer<byte[], byte[]>> consumers = new ConcurrentLinkedQueue<>();
    private final TopicTail tail = new TopicTail(this::consumer, Set.of(TOPIC), limits());
    private final Listening listening = new Listening(WISH, 16);

    @AfterEach
    void stop() {
        tail.stop();
    }

    @Test
    void tail_isHeardFromItsEnd() {
        Queue<Signal> heard = heard();

        assertThat(joined(null)).isEqualTo(new Joined(Map.of(PLACE, 7L), List.of()));
        add(7);

        Eventually.until(SOON, () -> heard.stream().anyMatch(Signal.Event.class::isInstance));
    }

    /** The tail goes on where it was: what came while the brokers were away is heard, too. */
    @Test
    void brokerThatWasAway_costsNoEvent() {
        Queue<Signal> heard = heard();
        joined(null);
        add(7);
        Eventually.until(SOON, () -> offsets(heard).equals(List.of(7L)));

        MockConsumer<byte[], byte[]> first = consumers.peek();
        first.setPollException(new TimeoutException("away"));
        Eventually.until(SOON, () -> consumers.size() == 2);
        MockConsumer<byte[], byte[]> second = consumers.stream().toList().getLast();
        Eventually.until(SOON, () -> second.assignment().contains(PLACE));
        second.schedulePollTask(
                () -> second.addRecord(Records.record(TOPIC, 0, 8, "cus_1", "crm.customer.created.v1")));

        Eventually.until(SOON, () -> offsets(heard).equals(List.of(7L, 8L)));
        assertThat(first.closed()).isTrue();
    }

    /** Its caller went away while it waited for the brokers: let in now, it would never be let out. */
    @Test
    void streamThatWasLeftBeforeItEntered_doesNotEnter() {
        tail.leave(listening);

        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> joined(null));
    }

    @Test
    void cursorAheadOfTheTail_isLeftToTheBrokers() {
        StreamCursor ahead = new StreamCursor(WISH.fingerprint(), Map.of(PLACE, 8L));

        assertThat(joined(ahead).past()).isNull();
        assertThat(joined(new StreamCursor(WISH.fingerprint(), Map.of(PLACE, 7L)))
                        .past())
                .isEmpty();
    }

    @Test
    void stop_endsAllStreamsAndLetsNobodyIn() {
        joined(null);
        tail.stop();

        assertThat(listening.heard().collectList().block(SOON)).isNotNull();
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> joined(null));
    }

    private Joined joined(StreamCursor from) {
        return tail.join(listening, from).block(SOON);
    }

    private Queue<Signal> heard() {
        Queue<Signal> heard = new ConcurrentLinkedQueue<>();
        listening.heard().subscribe(heard::add);
        return heard;
    }

    private static List<Long> offsets(Queue<Signal> heard) {
        return heard.stream()
                .filter(Signal.Event.class::isInstance)
                .map(signal -> ((Signal.Event) signal).record().offset())
                .toList();
    }

    private void add(long offset) {
        MockConsumer<byte[], byte[]> consumer = consumers.stream().toList().getLast();
        consumer.schedulePollTask(
                () -> consumer.addRecord(Records.record(TOPIC, 0, offset, "cus_1", "crm.customer.created.v1")));
    }

    private MockConsumer<byte[], byte[]> consumer() {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        Node node = new Node(1, "localhost", 9092);
        consumer.updatePartitions(
                TOPIC, List.of(new PartitionInfo(TOPIC, 0, node, new Node[] {node}, new Node[] {node})));
        consumer.updateBeginningOffsets(Map.of(PLACE, 0L));
        consumer.updateEndOffsets(Map.of(PLACE, 7L));
        consumers.add(consumer);
        return consumer;
    }

    private static StreamProperties limits() {
        return new StreamProperties(
                "localhost:9092",
                Map.of(),
                START_TIMEOUT,
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(15),
                Duration.ofSeconds(2),
                Duration.ofHours(1),
                10,
                100,
                Duration.ofSeconds(10),
                16,
                Duration.ofSeconds(30),
                DataSize.ofMegabytes(1),
                1,
                Duration.ofSeconds(1),
                Duration.ofSeconds(30));
    }
}
