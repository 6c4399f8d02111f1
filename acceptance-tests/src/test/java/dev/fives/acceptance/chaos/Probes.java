package dev.fives.acceptance.chaos;

import dev.fives.acceptance.Api;
import dev.fives.acceptance.FivesStack;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** Asks the services for their health while something is wrong, as an orchestrator would. */
final class Probes implements AutoCloseable {

    private static final long PAUSE_NANOS = 500_000_000;
    private static final List<String> GROUPS = List.of("liveness", "readiness", "events");

    private record Sample(String service, String group, boolean up, long at) {}

    private final FivesStack stack;
    private final List<String> services;
    private final String token;
    private final Queue<Sample> samples = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean on = true;

    Probes(FivesStack stack, List<String> services) {
        this.stack = stack;
        this.services = services;
        this.token = stack.token("ops");
        this.thread = Thread.ofPlatform().name("probes").start(this::run);
    }

    private void run() {
        while (on) {
            services.forEach(service -> GROUPS.forEach(group -> ask(service, group)));
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void ask(String service, String group) {
        int port = stack.address(service).path("managementPort").intValue();
        try {
            int status = new Api(URI.create("http://127.0.0.1:" + port), token)
                    .get("/actuator/health/" + group)
                    .status();
            if (status != 404) {
                samples.add(new Sample(service, group, status == 200, System.nanoTime()));
            }
        } catch (UncheckedIOException noAnswer) {
            samples.add(new Sample(service, group, false, System.nanoTime()));
        }
    }

    /** Services whose group was down at any time. */
    List<String> everDown(String group) {
        return samples.stream()
                .filter(sample -> sample.group().equals(group) && !sample.up())
                .map(Sample::service)
                .distinct()
                .toList();
    }

    /** Seconds from a moment until the last service's group had become so; infinite where one never did. */
    double secondsUntil(String group, boolean up, long since) {
        return services.stream()
                .filter(service -> samples.stream()
                        .anyMatch(sample -> sample.service().equals(service)
                                && sample.group().equals(group)))
                .mapToDouble(service -> first(service, group, up, since).orElse(Double.POSITIVE_INFINITY))
                .max()
                .orElse(0);
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

    @Override
    public void close() {
        on = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
