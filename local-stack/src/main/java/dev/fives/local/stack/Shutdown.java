package dev.fives.local.stack;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends a running stack from outside. */
final class Shutdown {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private Shutdown() {}

    static String of(Layout layout) {
        var pid = Control.read(layout).pid();
        var process = ProcessHandle.of(pid).orElseThrow(() -> Control.notRunning(layout));
        process.destroy();
        try {
            process.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            return "stopped";
        } catch (TimeoutException | ExecutionException e) {
            throw new StackFault("stack: process " + pid + " does not end (its log says why)", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFault("interrupted", e);
        }
    }
}
