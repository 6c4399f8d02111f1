package dev.fives.acceptance.chaos;

import dev.fives.acceptance.Api;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** F11: behind the gateway one service is dead and one is slow. The others do not notice. */
final class Backends {

    private static final String RUN = "F11";
    private static final Duration SLOW = Duration.ofMillis(2500);
    private static final double BAD_ROUTE_SECONDS = 3;
    private static final int CALLS_TO_OPEN = 20;
    private static final double P99_MORE = 1.2;
    private static final int CALLERS = 4;

    private final Bench bench;
    private final String good;

    private Backends(Bench bench) {
        this.bench = bench;
        this.good = "/customers/" + bench.workload.customer(0);
    }

    static void run(Bench bench) {
        new Backends(bench).play();
    }

    private void play() {
        double before = p99(this::good, bench.scale.sample());
        bench.proxy("ticket-service").refuse();
        bench.proxy("feedback-service").delay(SLOW);
        try {
            opens("dead", "/tickets/tic_none", "ticket");
            opens("5 s slow", "/feedback/fee_none", "feedback");
            var bad = List.of(badRoute("/tickets/tic_none"), badRoute("/feedback/fee_none"));
            double during = p99(this::good, bench.scale.sample());
            bad.forEach(CompletableFuture::join);
            bench.report.figure(
                    RUN,
                    "p99 of another route (G16), before %.0f ms".formatted(before * 1e3),
                    "<= +20 %",
                    "%.0f ms".formatted(during * 1e3),
                    during <= before * P99_MORE);
        } finally {
            bench.proxy("ticket-service").pass();
            bench.proxy("feedback-service").pass();
        }
    }

    private CompletableFuture<Void> badRoute(String path) {
        return CompletableFuture.runAsync(
                () -> seconds(() -> bench.api.get(path), bench.scale.sample().dividedBy(2)));
    }

    /** Calls one after the other until the breaker is open. */
    private void opens(String how, String path, String breaker) {
        int calls = 0;
        double slowest = 0;
        List<String> unlike = new ArrayList<>();
        while (!isOpen(breaker) && calls <= CALLS_TO_OPEN) {
            calls++;
            long began = System.nanoTime();
            Api.Answer answer = bench.api.get(path);
            slowest = Math.max(slowest, (System.nanoTime() - began) / 1e9);
            if (answer.status() != 503 && answer.status() != 504) {
                unlike.add(answer.status() + " " + answer.body());
            }
        }
        bench.report.promise(
                RUN, how + ": calls until the breaker opens (G16)", "<= 20", calls, calls <= CALLS_TO_OPEN);
        bench.report.none(RUN, how + ": answers that are neither 503 nor 504 (G16)", unlike);
        bench.report.seconds(RUN, how + ": slowest answer (G16)", BAD_ROUTE_SECONDS, slowest);
    }

    private boolean isOpen(String breaker) {
        int port = bench.stack.address(Bench.GATEWAY).path("managementPort").intValue();
        return Metrics.of(URI.create("http://127.0.0.1:" + port + "/actuator/prometheus"))
                .lines()
                .anyMatch(line -> line.startsWith("resilience4j_circuitbreaker_state{")
                        && line.contains("name=\"" + breaker + '"')
                        && line.contains("state=\"open\"")
                        && line.endsWith(" 1.0"));
    }

    private Api.Answer good() {
        return bench.api.get(good).expect(200);
    }

    private static double p99(Supplier<Api.Answer> call, Duration time) {
        List<CompletableFuture<List<Double>>> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            callers.add(CompletableFuture.supplyAsync(() -> seconds(call, time)));
        }
        List<Double> all = new ArrayList<>();
        callers.forEach(caller -> all.addAll(caller.join()));
        Collections.sort(all);
        return all.get((int) (all.size() * 0.99));
    }

    private static List<Double> seconds(Supplier<Api.Answer> call, Duration time) {
        List<Double> seconds = new ArrayList<>();
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            long began = System.nanoTime();
            Api.Answer _ = call.get();
            seconds.add((System.nanoTime() - began) / 1e9);
        }
        return seconds;
    }
}
