package dev.fives.benchmarks.backlog;

import com.sun.management.OperatingSystemMXBean;
import dev.fives.benchmarks.child.Child;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongPredicate;

/** One consumer on a topic that is full; it runs until this is closed. */
final class Drain implements AutoCloseable {
    private static final long LOOK_NANOS = Duration.ofMillis(20).toNanos();
    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final OperatingSystemMXBean HERE = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final Backends backends;
    private final Subject subject;
    private final String prefix;
    private final String storeUri;
    private final long records;
    private Child child;
    /** Of the one that was killed. */
    private double spentMicros;

    Drain(Backends backends, Subject subject, String prefix, String storeUri, long records) {
        this.backends = backends;
        this.subject = subject;
        this.prefix = prefix;
        this.storeUri = storeUri;
        this.records = records;
        this.child = consumer();
    }

    private Child consumer() {
        Path log = backends.folder.resolve(prefix + subject.title + ".log");
        return subject.start(log, backends.bootstrapServers(), prefix, storeUri);
    }

    private record Mark(long done, long nanos, double consumerMicros, double backendMicros) {
        double secondsTo(Mark later) {
            return (later.nanos - nanos) / 1e9;
        }
    }

    /** Returns when the group has committed everything. */
    Drained await() {
        Mark first = when(done -> done > 0);
        Mark half = when(done -> done >= records / 2);
        Mark last = when(done -> done >= records);
        return drained(first, half, last, 0);
    }

    /** As above; half way the consumer is killed without warning and another one started. */
    Drained awaitWithKill() {
        Mark first = when(done -> done > 0);
        Mark half = when(done -> done >= records / 2);
        spentMicros = half.consumerMicros;
        child.kill();
        child = consumer();
        Mark back = when(done -> done > half.done);
        Mark last = when(done -> done >= records);
        return drained(first, half, last, half.secondsTo(back));
    }

    private static Drained drained(Mark first, Mark half, Mark last, double down) {
        double drained = last.done - first.done;
        return new Drained(
                drained / (first.secondsTo(last) - down),
                (last.done - half.done) / (half.secondsTo(last) - down),
                (last.consumerMicros - first.consumerMicros) / drained,
                (last.backendMicros - first.backendMicros) / drained,
                down);
    }

    private Mark when(LongPredicate reached) {
        long end = System.nanoTime() + LIMIT.toNanos();
        Mark mark = mark();
        while (!reached.test(mark.done)) {
            child.requireAlive();
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        subject.title + ": " + mark.done + " of " + records + " (expected: all within " + LIMIT + ")");
            }
            LockSupport.parkNanos(LOOK_NANOS);
            mark = mark();
        }
        return mark;
    }

    private Mark mark() {
        long done = backends.committed(subject.group(), Backends.purchases(prefix));
        double consumer = spentMicros + child.cpu().toNanos() / 1e3;
        return new Mark(done, System.nanoTime(), consumer, HERE.getProcessCpuTime() / 1e3);
    }

    @Override
    public void close() {
        child.close();
    }
}
