package dev.fives.benchmarks.ledger;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What some clients got done.
 *
 * @param perSecond operations that were answered
 * @param settledPerSecond as above, counting the time until all that follows from them was done
 * @param cpuMicros processor time of this JVM an operation: store, broker and whoever asks them
 */
record Turn(double perSecond, double settledPerSecond, double cpuMicros) {
    private static final OperatingSystemMXBean HERE = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /**
     * Each client asks anew as soon as it is answered, until the time is over.
     *
     * @param work of the client with this number; tells how many operations that was
     * @param settled returns when nothing is left to do
     */
    static Turn of(int clients, Duration time, IntFunction<Mono<Long>> work, Runnable settled) {
        long cpu = HERE.getProcessCpuTime();
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        long done = Objects.requireNonNull(Flux.range(0, clients)
                .flatMap(client -> Mono.defer(() -> work.apply(client)).repeat(() -> System.nanoTime() < end), clients)
                .reduce(0L, Long::sum)
                .block());
        double answered = (System.nanoTime() - begin) / 1e9;
        settled.run();
        double all = (System.nanoTime() - begin) / 1e9;
        return new Turn(done / answered, done / all, (HERE.getProcessCpuTime() - cpu) / 1e3 / done);
    }

    /** As many operations at once as clients have, again and again; the next when all that follows from them is done. */
    static Turn ofBursts(int clients, int bursts, int each, Supplier<Mono<Long>> work, Runnable settled) {
        long cpu = HERE.getProcessCpuTime();
        long begin = System.nanoTime();
        long answered = 0;
        for (int burst = 0; burst < bursts; burst++) {
            long asked = System.nanoTime();
            Flux.range(0, each).flatMap(i -> work.get(), clients).blockLast();
            answered += System.nanoTime() - asked;
            settled.run();
        }
        double done = (double) bursts * each;
        return new Turn(
                done * 1e9 / answered,
                done * 1e9 / (System.nanoTime() - begin),
                (HERE.getProcessCpuTime() - cpu) / 1e3 / done);
    }
}
