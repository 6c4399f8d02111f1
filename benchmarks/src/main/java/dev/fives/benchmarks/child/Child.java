package dev.fives.benchmarks.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program in a JVM of its own: it can be killed, and its processor time is its own. */
public final class Child implements AutoCloseable {
    /** The same for floor and services. */
    private static final List<String> FLAGS = List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-Djava.awt.headless=true",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED");

    private static final long STOP_LIMIT_S = 40;

    private final Process process;
    private final Path log;

    private Child(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * On the class path of this JVM.
     *
     * @param log what it prints, appended
     * @param flags for the JVM, beside those that all have
     */
    public static Child start(Path log, Class<?> main, List<String> arguments, String... flags) {
        return start(log, System.getProperty("java.class.path"), main, arguments, flags);
    }

    /** As above, on another class path. */
    public static Child start(Path log, String classPath, Class<?> main, List<String> arguments, String... flags) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(List.of(flags));
        command.add("-Dfives.log=" + log + ".details");
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(arguments);
        try {
            return new Child(
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .start(),
                    log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void requireAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException("child: ended by itself (expected: running; see " + log + ")");
        }
    }

    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** kill -9; returns when it is gone. */
    public void kill() {
        var _ = process.destroyForcibly();
        var _ = await();
    }

    @Override
    public void close() {
        process.destroy();
        if (!await()) {
            kill();
        }
    }

    private boolean await() {
        try {
            return process.waitFor(STOP_LIMIT_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
