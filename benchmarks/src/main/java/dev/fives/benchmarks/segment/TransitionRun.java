package dev.fives.benchmarks.segment;

import dev.fives.benchmarks.child.Backing;
import dev.fives.benchmarks.latency.Times;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Money;
import dev.fives.contracts.purchase.PurchaseChanged;
import dev.fives.kit.events.outbox.EventPublisher;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.kit.events.outbox.PendingEvent;
import dev.fives.kit.events.outbox.PendingEvents;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import reactor.core.publisher.Mono;

/**
 * From a purchase on its topic to the entry into a segment that it brings on {@code crm.segment.v1}, as an outside consumer
 * sees both. Every purchase flips one of the segments, and all of them mention what it changes. Arguments: segments (100),
 * seconds under load (60).
 */
public final class TransitionRun {
    private static final int CUSTOMERS = 2_000;
    private static final int WARM_UP_EVENTS = 6_000;
    private static final int FAST = 200;
    private static final int SLOW = 20;
    private static final int SLOW_SECONDS = 30;
    private static final double P99_ASKED_MS = 2_000;
    private static final double P50_ASKED_MS = 50;
    private static final Duration SEND = Duration.ofSeconds(45);
    private static final Duration ALL_SEEN = Duration.ofSeconds(60);
    private static final long LOOK_NANOS = 1_000_000;

    private final Transitions transitions;
    private final EventPublisher publisher;
    private final PendingEvents events = new PendingEvents(BusinessClock.system(), RealClock.system());
    private final Instant orderedAt = RealClock.system().instant().minusSeconds(3600);
    private int bought;

    private TransitionRun(Transitions transitions, EventPublisher publisher) {
        this.transitions = transitions;
        this.publisher = publisher;
    }

    public static void main(String[] args) {
        int segments = args.length > 0 ? Integer.parseInt(args[0]) : 100;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 60;
        try (SegmentStage stage = SegmentStage.open();
                Transitions transitions = new Transitions(stage.bootstrapServers(), Backing.TOPIC_PREFIX)) {
            stage.publish(segments);
            TransitionRun run = new TransitionRun(transitions, publisher(stage.bootstrapServers()));
            var _ = run.paced(FAST, WARM_UP_EVENTS);
            run.paced(SLOW, SLOW * SLOW_SECONDS).print(SLOW + "/s, " + segments + " segments");
            run.paced(FAST, FAST * seconds).print(FAST + "/s, " + segments + " segments");
        }
        System.exit(0);
    }

    private static EventPublisher publisher(String bootstrapServers) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "acks", "all");
        var producers = new DefaultKafkaProducerFactory<>(settings, new StringSerializer(), new ByteArraySerializer());
        return new EventPublisher(
                new KafkaTemplate<>(producers),
                Mono.empty(),
                Backing.TOPIC_PREFIX,
                SEND,
                RealClock.system(),
                new SimpleMeterRegistry());
    }

    /** Events of one pace, and when each was sent. */
    private final class Sent {
        private final String[] ids;
        private final long[] sentAt;

        Sent(int events) {
            ids = new String[events];
            sentAt = new long[events];
        }

        void send(int number, long at) {
            PurchaseChanged purchase = purchase(bought++);
            PendingEvent event = events.of(
                    RequestContext.internal("bench"),
                    "purchase",
                    purchase.purchaseId(),
                    1,
                    new NewEvent(EventTypes.PURCHASE_RECORDED, purchase, purchase.at()));
            ids[number] = event.id();
            sentAt[number] = at;
            var _ = publisher.send(event, purchase.customerId()).subscribe();
        }

        void await() {
            long end = System.nanoTime() + ALL_SEEN.toNanos();
            for (String id : ids) {
                while (!isSeen(id) && System.nanoTime() < end) {
                    LockSupport.parkNanos(LOOK_NANOS);
                }
            }
        }

        private boolean isSeen(String id) {
            return transitions.event(id) != 0 && transitions.entry(id) != 0;
        }

        private Times times(ToLongFunction<String> to) {
            return new Times(IntStream.range(0, ids.length)
                    .filter(number -> isSeen(ids[number]))
                    .mapToLong(number -> Math.max(0, to.applyAsLong(ids[number]) - sentAt[number]))
                    .toArray());
        }

        private Times between() {
            return new Times(IntStream.range(0, ids.length)
                    .filter(number -> isSeen(ids[number]))
                    .mapToLong(number -> Math.max(0, transitions.entry(ids[number]) - transitions.event(ids[number])))
                    .toArray());
        }

        void print(String title) {
            Times broker = times(transitions::event);
            Times entered = times(transitions::entry);
            long missing = List.of(ids).stream().filter(id -> !isSeen(id)).count();
            System.out.println(title + "; not seen: " + missing);
            System.out.println("  " + broker.line("sent to purchase seen (the broker's own)"));
            System.out.println("  " + entered.line("sent to segment.entered seen"));
            System.out.println("  " + between().line("purchase seen to segment.entered seen"));
            System.out.printf(
                    Locale.ROOT,
                    "  p50 over the broker's own %.1f ms (asked at 20/s: %.0f), p99 %.1f ms (asked at 200/s: %.0f)%n",
                    entered.millis(50) - broker.millis(50),
                    P50_ASKED_MS,
                    entered.millis(99),
                    P99_ASKED_MS);
        }
    }

    private PurchaseChanged purchase(int number) {
        Money amount = Money.of(BigDecimal.valueOf(100), "CNY");
        return new PurchaseChanged(
                "pur_bench_" + number,
                "cus_bench_" + number % CUSTOMERS,
                1,
                "COMPLETED",
                false,
                "api",
                "bench-" + number,
                "WEB",
                null,
                List.of(new PurchaseChanged.Line("TEA-1", "tea", null, 1, amount.amount())),
                null,
                amount,
                amount,
                orderedAt,
                null);
    }

    private Sent paced(int perSecond, int count) {
        Sent sent = new Sent(count);
        long interval = Duration.ofSeconds(1).toNanos() / perSecond;
        long begin = System.nanoTime();
        for (int number = 0; number < count; number++) {
            long at = begin + number * interval;
            for (long left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            sent.send(number, at);
        }
        sent.await();
        return sent;
    }
}
