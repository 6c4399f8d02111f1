package dev.fives.acceptance.chaos;

import dev.fives.acceptance.Api;
import dev.fives.acceptance.FivesStack;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** Asks each service for its health while something is wrong, as an orchestrator would. */
final class Probes implements AutoCloseable {

    private static final long PAUSE_NANOS = 500_000_000;
    private static final List<String> GROUPS = List.of("liveness", "readiness", "events");
    /** A kept connection may be closed by the other end just as it is used; a prober asks again. */
    private static final int TRIALS = 2;

    private record Sample(String service, String group, boolean up, String answer, long at) {}

    private final FivesStack stack;
    private final List<String> services;
    private final String token;
    private final Queue<Sample> samples = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads;
    private volatile boolean on = true;

    Probes(FivesStack stack, List<String> services) {
        this.stack = stack;
        this.services = services;
        this.token = stack.token("ops");
        this.threads = services.stream()
                .flatMap(service -> GROUPS.stream()
                        .map(group -> Thread.ofVirtual()
                                .name("probe " + service + ' ' + group)
                                .start(() -> run(service, group))))
                .toList();
    }

    private void run(String service, String group) {
        while (on) {
            samples.add(ask(service, group));
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private Sample ask(String service, String group) {
        int port = stack.address(service).path("managementPort").intValue();
        Api api = new Api(URI.create("http://127.0.0.1:" + port), token);
        String answer = "";
        for (int trial = 0; trial < TRIALS; trial++) {
            try {
                Api.Answer health = api.get("/actuator/health/" + group);
                return new Sample(
                        service,
                        group,
                        health.status() == 200,
                        health.status() + " " + health.body(),
                        System.nanoTime());
            } catch (UncheckedIOException none) {
                answer = none.toString();
            }
        }
        return new Sample(service, group, false, answer, System.nanoTime());
    }

    /** Services whose group was down at any time, each with its first such answer. */
    List<String> everDown(String group) {
        return services.stream()
                .flatMap(service -> samples.stream()
                        .filter(sample -> sample.service().equals(service)
                                && sample.group().equals(group)
                                && !sample.up())
                        .limit(1))
                .map(sample -> sample.service() + ": " + sample.answer())
                .toList();
    }

    /** Seconds from a moment until the last service's group had become so; infinite where one did not until now. */
    double secondsUntil(String group, boolean up, long since) {
        return services.stream()
                .mapToDouble(service -> first(service, group, up, since).orElse(Double.POSITIVE_INFINITY))
                .max()
                .orElse(0);
    }

    /** As {@link #secondsUntil}, for which it waits so long; tells who did not become so, and what was answered last. */
    double awaitSecondsUntil(String group, boolean up, long since, Duration longest) {
        long end = since + longest.toNanos();
        double seconds = secondsUntil(group, up, since);
        while (Double.isInfinite(seconds) && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(PAUSE_NANOS);
            seconds = secondsUntil(group, up, since);
        }
        if (Double.isInfinite(seconds)) {
            services.stream()
                    .filter(service -> first(service, group, up, since).isEmpty())
                    .forEach(service -> System.out.println("  " + service + ": " + last(service, group)));
        }
        return seconds;
    }

    private OptionalDouble first(String service, String group, boolean up, long since) {
        return samples.stream()
                .filter(sample -> sample.service().equals(service)
                        && sample.group().equals(group)
                        && sample.up() == up
                        && sample.at() - since > 0)
                .mapToDouble(sample -> (sample.at() - since) / 1e9)
                .findFirst();
    }

    private String last(String service, String group) {
        return samples.stream()
                .filter(sample ->
                        sample.service().equals(service) && sample.group().equals(group))
                .reduce((before, after) -> after)
                .map(Sample::answer)
                .orElse("never asked");
    }

    @Override
    public void close() {
        on = false;
        threads.forEach(Probes::end);
    }

    private static void end(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
