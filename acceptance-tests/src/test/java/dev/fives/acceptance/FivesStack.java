package dev.fives.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A local stack of its own, driven as a person would: through {@code ./fives}. */
public final class FivesStack implements AutoCloseable {

    static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final long COMMAND_LIMIT_S = 180;

    private final Path folder;
    private final Map<String, String> environment;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    private FivesStack(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /** Starts a stack on free ports and returns when it is ready. */
    public static FivesStack up(String... options) {
        return up(Map.of(), options);
    }

    static FivesStack up(Map<String, String> environment, String... options) {
        try {
            FivesStack stack = new FivesStack(Files.createTempDirectory("fives-acceptance-"), environment);
            List<String> arguments = new ArrayList<>(List.of("up", "--detach", "--port", "0"));
            arguments.addAll(List.of("--data", stack.data().toString()));
            arguments.addAll(List.of(options));
            stack.start(arguments);
            return stack;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What did not get ready in time must not go on running beside the next test. */
    private void start(List<String> arguments) {
        try {
            run(arguments.toArray(String[]::new));
        } catch (AssertionError notReady) {
            try {
                close();
            } catch (AssertionError nothingToStop) {
                notReady.addSuppressed(nothingToStop);
            }
            throw notReady;
        }
    }

    /** Runs a command of the launcher and returns what it printed; fails with that where it failed. */
    public String fives(String command, String... arguments) {
        List<String> all = new ArrayList<>(List.of(command, "--data", data().toString()));
        all.addAll(List.of(arguments));
        return run(all.toArray(String[]::new));
    }

    /** Valid for longer than a test runs, so asked for once: each question is a JVM. */
    public String token(String role) {
        return tokens.computeIfAbsent(role, name -> fives("token", name).strip());
    }

    public Api api(String role) {
        return new Api(gateway(), token(role));
    }

    public URI gateway() {
        return URI.create("http://127.0.0.1:" + address("gateway").path("port").intValue());
    }

    /** The address of one application's own port, behind the gateway. */
    public URI service(String name) {
        return URI.create("http://127.0.0.1:" + address(name).path("port").intValue());
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + address("broker").path("port").intValue();
    }

    /** Port, management port and process id of a part. */
    public JsonNode address(String part) {
        try {
            return JsonMapper.shared()
                    .readTree(Files.readString(data().resolve("run").resolve(part + ".json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    private String run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(ROOT.resolve("fives").toString()));
        command.addAll(List.of(arguments));
        try {
            Path output = folder.resolve("output-" + System.nanoTime());
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().put("FIVES_BUILD", "off");
            builder.environment().put("FIVES_STATE", folder.resolve("state").toString());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().putAll(environment);
            Process process = builder.start();
            boolean ended = process.waitFor(COMMAND_LIMIT_S, TimeUnit.SECONDS);
            String text = Files.readString(output);
            if (!ended || process.exitValue() != 0) {
                throw new AssertionError(String.join(" ", command) + ":\n" + text);
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        fives("down");
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
