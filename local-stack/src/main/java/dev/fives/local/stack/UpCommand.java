package dev.fives.local.stack;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts a stack and stays with it until Ctrl-C or {@code ./fives down}. */
@Command(name = "up", description = "start everything and wait until it is ready")
final class UpCommand implements Callable<Integer> {

    static final int STILL_RUNNING = -1;

    @Mixin
    private StackMain.DataOption data = new StackMain.DataOption();

    @Option(names = "--port", defaultValue = "8080", description = "port of the gateway")
    private int port;

    @Option(names = "--ephemeral", description = "delete the data folder at the end")
    private boolean ephemeral;

    @Option(names = "--processes", description = "one JVM for each part")
    private boolean processes;

    @Option(
            names = "--via",
            paramLabel = "NAME=PORT",
            description = "where the others reach a part; for a proxy of faults")
    private Map<String, Integer> via = new HashMap<>();

    @Option(names = "--train", hidden = true, description = "end as soon as everything is ready")
    private boolean train;

    @Override
    public Integer call() {
        long start = System.nanoTime();
        var config = new StackConfig(data.layout().data(), ephemeral, port, processes, Part.applications(), via);
        var stack = Stack.start(config, line -> System.out.println("  " + line));
        if (train) {
            stack.close();
            return 0;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stack-shutdown"));
        point(config.data());
        System.out.print(welcome(stack, config, (System.nanoTime() - start) / 1e9));
        return STILL_RUNNING;
    }

    /** The other commands speak to the stack that was started last. */
    private static void point(Path data) {
        var pointer = System.getProperty("fives.pointer");
        if (pointer != null) {
            Durably.write(Path.of(pointer), data + "\n");
        }
    }

    private static String welcome(Stack stack, StackConfig config, double seconds) {
        var url = "http://localhost:" + stack.address(Part.GATEWAY).port();
        return String.format(
                Locale.ROOT,
                """

                Fives is ready after %.1f s: %s
                  API      %s/api/v1
                  health   http://localhost:%d/actuator/health
                  data     %s%s
                  token    TOKEN=$(./fives token admin)
                  first    curl -sS -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\
                             -d '{"kind":"PERSON","name":"Ada"}' %s/api/v1/customers
                  stop     ./fives down, or Ctrl-C where it runs in the foreground
                """,
                seconds,
                config.processes() ? "one JVM for each part" : "one JVM",
                url,
                stack.address(Part.GATEWAY).managementPort(),
                folder(config.data()),
                config.ephemeral() ? " (deleted at the end)" : "",
                url);
    }

    private static Path folder(Path data) {
        var here = Path.of("").toAbsolutePath();
        return data.startsWith(here) ? here.relativize(data) : data;
    }
}
