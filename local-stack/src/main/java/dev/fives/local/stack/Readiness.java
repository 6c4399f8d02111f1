package dev.fives.local.stack;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits until an application says on its management port that it takes requests. */
final class Readiness {

    static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int TIMEOUT_MILLIS = 5_000;

    private Readiness() {}

    static void await(PartAddress address, BooleanSupplier alive) {
        until(address.name(), alive, () -> ready(address.managementPort()));
    }

    static void until(String name, BooleanSupplier alive, BooleanSupplier ready) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!ready.getAsBoolean()) {
            if (!alive.getAsBoolean()) {
                throw new StackFault(name + ": ended while it started (its log says why)");
            }
            if (System.nanoTime() > deadline) {
                throw new StackFault(name + ": not ready after " + LIMIT.toMinutes() + " minutes (its log says why)");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    static boolean ready(int managementPort) {
        try {
            var url = URI.create("http://127.0.0.1:" + managementPort + "/actuator/health/readiness")
                    .toURL();
            var connection = (HttpURLConnection) url.openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }
}
