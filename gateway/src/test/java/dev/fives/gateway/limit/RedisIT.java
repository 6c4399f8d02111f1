package dev.fives.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fives.kit.test.stack.Eventually;
import dev.fives.local.port.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On a Redis of this machine, started here; skipped, and shown as skipped, where there is none. */
class RedisIT extends SharedCountContract {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String PROGRAM = "redis-server";

    private static int port;
    private static @Nullable Process redis;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(isInstalled(), PROGRAM + ": not on the path (expected: Redis, for this test alone)");
        port = FreePorts.one();
        launch();
    }

    @AfterAll
    static void stop() throws Exception {
        if (redis != null) {
            redis.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
        }
    }

    @Override
    String address() {
        return "redis://127.0.0.1:" + port;
    }

    /** A counter must not close the door: meanwhile each counts for itself, and together again afterwards. */
    @Test
    void redisThatGoesAway_isNotWaitedForAndTakenUpAgain() throws Exception {
        stop();
        long start = System.nanoTime();
        assertThat(isShared(first(), "caller:d")).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));

        launch();

        Eventually.until(SOON, () -> isShared(first(), "caller:d"));
    }

    private static void launch() throws IOException {
        redis = new ProcessBuilder(
                        PROGRAM,
                        "--port",
                        String.valueOf(port),
                        "--bind",
                        "127.0.0.1",
                        "--save",
                        "",
                        "--appendonly",
                        "no")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Eventually.until(SOON, RedisIT::listens);
    }

    private static boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isInstalled() {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, PROGRAM))
                .anyMatch(Files::isExecutable);
    }
}
