package dev.fives.benchmarks.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As many requests as a proxy answers, over 32 connections, by wrk: it takes little of the machine for itself. */
final class Wrk {
    private static final int CONNECTIONS = 32;
    private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in");
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
    private static final Pattern FAILED = Pattern.compile("Non-2xx|(connect|read|write) [1-9]");

    private final String token;

    Wrk(String token) {
        this.token = token;
    }

    /** @param cpuMicros of the proxy, for a request */
    record Rate(double perSecond, double cpuMicros) {}

    Rate run(Proxy proxy, Duration duration) {
        Duration before = proxy.cpu().get();
        String printed = print(
                "wrk",
                "-t1",
                "-c" + CONNECTIONS,
                "-d" + duration.toSeconds() + "s",
                "-H",
                "Authorization: Bearer " + token,
                proxy.uri().toString());
        if (FAILED.matcher(printed).find()) {
            throw new IllegalStateException(proxy.name() + ": answers that are none (expected: 200 alone)\n" + printed);
        }
        double cpuMicros = proxy.cpu().get().minus(before).toNanos() / 1e3;
        return new Rate(number(RATE, printed), cpuMicros / number(REQUESTS, printed));
    }

    private static double number(Pattern pattern, String printed) {
        Matcher found = pattern.matcher(printed);
        if (!found.find()) {
            throw new IllegalStateException("wrk: no " + pattern + " (expected: a report)\n" + printed);
        }
        return Double.parseDouble(found.group(1));
    }

    private static String print(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("wrk: not started (expected: installed)", e);
        }
    }
}
