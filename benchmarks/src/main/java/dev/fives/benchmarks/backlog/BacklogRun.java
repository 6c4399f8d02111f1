package dev.fives.benchmarks.backlog;

import dev.fives.kit.time.RealClock;
import dev.fives.local.store.LocalStore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * A backlog of purchases, drained by a raw consumer, by loyalty and by segmentation in turn, each round anew with an
 * empty store; then once more with a kill in the middle and repeated records. What is left in the store is compared
 * with the seed every time. Arguments: purchases (100000), customers (20000), rounds (5), seed (1).
 */
public final class BacklogRun {
    private static final int TENTH = 10;
    private static final Duration SETTLED = Duration.ofMinutes(2);
    private static final long LOOK_AGAIN_NANOS = Duration.ofSeconds(1).toNanos();

    private final Backends backends;
    private final int purchases;
    private final int customers;
    private final long seed;
    private final Instant until = RealClock.system().instant().truncatedTo(ChronoUnit.SECONDS);

    private BacklogRun(Backends backends, int purchases, int customers, long seed) {
        this.backends = backends;
        this.purchases = purchases;
        this.customers = customers;
        this.seed = seed;
    }

    public static void main(String[] args) {
        int rounds = (int) argument(args, 2, 5);
        Table table = new Table();
        try (Backends backends = Backends.open()) {
            System.out.println("logs of the consumers: " + backends.folder);
            BacklogRun run = new BacklogRun(
                    backends, (int) argument(args, 0, 100_000), (int) argument(args, 1, 20_000), argument(args, 3, 1));
            run.warmUp();
            for (int round = 1; round <= rounds; round++) {
                table.round("round " + round, run.round("r" + round, false));
            }
            if (rounds > 0) {
                table.summary();
            }
            table.round("with a kill", run.round("kill", true));
        }
        System.exit(table.isExact() ? 0 : 1);
    }

    private static long argument(String[] args, int place, long otherwise) {
        return args.length > place ? Long.parseLong(args[place]) : otherwise;
    }

    /** Store and broker are this JVM's, so the first drain would pay for compiling them. */
    private void warmUp() {
        String prefix = "warm.";
        Backlog backlog = backlog("warm");
        long records = write(prefix, backlog, backlog.once());
        var _ = drain(Subject.FLOOR, prefix, backlog, records, false);
        backends.discard(prefix);
    }

    /** What one subject did, and what is wrong with what it left. */
    record Result(Drained drained, List<String> problems) {}

    private Map<Subject, Result> round(String name, boolean kill) {
        String prefix = name + ".";
        Backlog backlog = backlog(name);
        long records = write(prefix, backlog, kill ? backlog.withRepeats(TENTH) : backlog.once());
        Map<Subject, Result> results = new EnumMap<>(Subject.class);
        for (Subject subject : Subject.values()) {
            results.put(subject, drain(subject, prefix, backlog, records, kill && subject != Subject.FLOOR));
        }
        backends.discard(prefix);
        return results;
    }

    private Backlog backlog(String name) {
        return new Backlog(name, seed, purchases, customers, until);
    }

    private long write(String prefix, Backlog backlog, IntStream numbers) {
        backends.createTopic(prefix);
        return BacklogWriter.write(backends.bootstrapServers(), prefix, backlog, numbers);
    }

    private Result drain(Subject subject, String prefix, Backlog backlog, long records, boolean kill) {
        try (LocalStore store = backends.emptyStore(prefix + subject.title);
                Drain drain = new Drain(backends, subject, prefix, store.uri(), records)) {
            Drained drained = kill ? drain.awaitWithKill() : drain.await();
            return new Result(drained, problemsInTheEnd(subject, store.uri(), backlog));
        }
    }

    /** What is committed is handled, but its events may still be on their way to the topic. */
    private static List<String> problemsInTheEnd(Subject subject, String storeUri, Backlog backlog) {
        long end = System.nanoTime() + SETTLED.toNanos();
        List<String> problems = Exactness.problems(subject, storeUri, backlog);
        while (!problems.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            problems = Exactness.problems(subject, storeUri, backlog);
        }
        return problems;
    }
}
