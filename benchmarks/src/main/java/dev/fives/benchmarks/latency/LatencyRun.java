package dev.fives.benchmarks.latency;

import dev.fives.kit.time.RealClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * Purchases through the gateway of a running stack: first one at a time on an idle machine, then at a fixed rate,
 * whether the one before is answered or not. Times count from when a request was meant to be sent. The commit lies
 * between that and the answer, and the stored points before their event, so what is printed for "sent to …" is an upper
 * bound of "commit to …". Arguments: data folder (.fives), requests a second (50), seconds (180).
 */
public final class LatencyRun {
    private static final int CUSTOMERS = 500;
    private static final int IDLE_REQUESTS = 100;
    private static final int WARM_UP_SECONDS = 45;
    private static final Duration IDLE_PAUSE = Duration.ofMillis(300);
    private static final Duration ALL_SEEN = Duration.ofSeconds(30);
    private static final long LOOK_NANOS = 1_000_000;
    private static final int CREATED = 201;

    private final Shop shop;
    private final Watcher watcher;
    private final String name = "lat" + RealClock.system().instant().toEpochMilli();
    private final String orderedAt = RealClock.system()
            .instant()
            .minusSeconds(3600)
            .truncatedTo(ChronoUnit.SECONDS)
            .toString();

    private LatencyRun(Shop shop, Watcher watcher) {
        this.shop = shop;
        this.watcher = watcher;
    }

    public static void main(String[] args) {
        Stack stack = new Stack(Path.of(args.length > 0 ? args[0] : ".fives"));
        int perSecond = args.length > 1 ? Integer.parseInt(args[1]) : 50;
        int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 180;
        try (Shop shop = new Shop(stack, CUSTOMERS);
                Watcher watcher = new Watcher(stack.kafka())) {
            LatencyRun run = new LatencyRun(shop, watcher);
            var _ = run.paced("warm", perSecond, WARM_UP_SECONDS * perSecond);
            run.idle().print("idle, one at a time", "asked: p50 commit to applied 50 ms");
            Meters meters = Meters.of(stack);
            run.paced("load", perSecond, seconds * perSecond)
                    .print(
                            perSecond + "/s for " + seconds + " s",
                            "asked: p99 commit to topic 500, to applied 2000 ms");
            meters.printSince(Meters.of(stack));
        }
        System.exit(0);
    }

    /** When each request was meant to be sent and was answered; an answer of 0 is none, or not 201. */
    private final class Sent {
        private final String phase;
        private final long[] intended;
        private final AtomicLongArray answered;

        Sent(String phase, int requests) {
            this.phase = phase;
            this.intended = new long[requests];
            this.answered = new AtomicLongArray(requests);
        }

        String reference(int number) {
            return name + "-" + phase + "-" + number;
        }

        void send(int number, long at) {
            intended[number] = at;
            var _ = shop.buy(number, reference(number), orderedAt)
                    .thenAccept(status -> answered.set(number, status == CREATED ? System.nanoTime() : 0));
        }

        long earned(int number) {
            return watcher.earned(reference(number));
        }

        boolean isSeen(int number) {
            return answered.get(number) != 0 && earned(number) != 0;
        }

        /** Returns when all of these are seen, or after a while. */
        void await(int first, int last) {
            long end = System.nanoTime() + ALL_SEEN.toNanos();
            for (int number = first; number <= last; number++) {
                while (!isSeen(number) && System.nanoTime() < end) {
                    LockSupport.parkNanos(LOOK_NANOS);
                }
            }
        }

        private Times times(IntToLongFunction from, IntToLongFunction to) {
            return new Times(IntStream.range(0, intended.length)
                    .filter(this::isSeen)
                    .mapToLong(number -> Math.max(0, to.applyAsLong(number) - from.applyAsLong(number)))
                    .toArray());
        }

        void print(String title, String asked) {
            long missing = IntStream.range(0, intended.length)
                    .filter(number -> !isSeen(number))
                    .count();
            System.out.println(title + " (" + asked + "); not answered 201 or not seen: " + missing);
            IntToLongFunction sent = number -> intended[number];
            IntToLongFunction recorded = number -> watcher.recorded(reference(number));
            System.out.println("  " + times(sent, answered::get).line("sent to answered"));
            System.out.println("  " + times(sent, recorded).line("sent to seen on the topic"));
            System.out.println("  " + times(sent, this::earned).line("sent to points seen on the topic"));
            System.out.println("  " + times(answered::get, recorded).line("answered to seen on the topic"));
            System.out.println("  " + times(answered::get, this::earned).line("answered to points seen on the topic"));
        }
    }

    private Sent idle() {
        Sent sent = new Sent("idle", IDLE_REQUESTS);
        for (int number = 0; number < IDLE_REQUESTS; number++) {
            until(System.nanoTime() + IDLE_PAUSE.toNanos());
            sent.send(number, System.nanoTime());
            sent.await(number, number);
        }
        return sent;
    }

    private Sent paced(String phase, int perSecond, int requests) {
        Sent sent = new Sent(phase, requests);
        long interval = Duration.ofSeconds(1).toNanos() / perSecond;
        long begin = System.nanoTime();
        for (int number = 0; number < requests; number++) {
            long at = begin + number * interval;
            until(at);
            sent.send(number, at);
        }
        sent.await(0, requests - 1);
        return sent;
    }

    private static void until(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** What the services themselves have measured. */
    private record Meters(Buckets published, Buckets applied) {
        static Meters of(Stack stack) {
            return new Meters(
                    Buckets.read(stack.metrics("customer-service"), "fives_outbox_publish_seconds", ""),
                    Buckets.read(
                            stack.metrics("loyalty-service"), "crm_event_e2e_seconds", "crm.purchase.recorded.v1"));
        }

        void printSince(Meters later) {
            line("  customer-service: commit to acknowledged by the broker", later.published, published);
            line("  loyalty-service: record's timestamp to applied", later.applied, applied);
        }

        private static void line(String name, Buckets later, Buckets before) {
            System.out.println(String.format(
                    Locale.ROOT,
                    "%-58s p50 <= %.0f  p99 <= %.0f ms",
                    name,
                    later.millisSince(before, 50),
                    later.millisSince(before, 99)));
        }
    }
}
