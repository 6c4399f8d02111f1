package dev.fives.benchmarks.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Who stands before the backend.
 *
 * @param cpu the processor time of its process, or processes, up to now
 */
record Proxy(String name, URI uri, Supplier<Duration> cpu) {
    /** The path is one that the gateway guards. */
    static final String PATH = "/api/v1/customers/cus_0197f2a4c8d17cf2";

    static Proxy at(String name, int port, Supplier<Duration> cpu) {
        return new Proxy(name, URI.create("http://127.0.0.1:" + port + PATH), cpu);
    }
}
