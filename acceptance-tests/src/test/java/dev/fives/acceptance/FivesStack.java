package dev.fives.acceptance;

import dev.fives.local.stack.BrokerAccounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A local stack of its own, driven as a person would: through {@code ./fives}. */
public final class FivesStack implements AutoCloseable {

    static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final long COMMAND_LIMIT_S = 240;

    /** Off: from what Maven has just built; on: as a user's stack, with its start-up cache. */
    private static final String BUILD = System.getProperty("fives.build", "off");

    private final Path folder;
    private final Map<String, String> environment;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> kafkaEnvironments = new ConcurrentHashMap<>();

    private FivesStack(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /** A service on a machine that builds beside may be slow; who measures time-outs asks for the real ones. */
    private static final Map<String, String> PATIENT = Map.of("FIVES_GATEWAY_RESPONSETIMEOUT", "10s");

    /** Starts a stack on free ports and returns when it is ready. */
    public static FivesStack up(String... options) {
        return up(PATIENT, options);
    }

    public static FivesStack up(Map<String, String> environment, String... options) {
        try {
            return up(Files.createTempDirectory("fives-acceptance-"), environment, options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In a folder that is there already, so that what stands before the parts can ask for their ports. */
    public static FivesStack up(Path folder, Map<String, String> environment, String... options) {
        FivesStack stack = new FivesStack(folder, environment);
        List<String> arguments = new ArrayList<>(List.of("up", "--detach", "--port", "0"));
        arguments.addAll(List.of("--data", stack.data().toString()));
        arguments.addAll(List.of(options));
        stack.start(arguments);
        return stack;
    }

    /** What did not get ready in time must not go on running beside the next test. */
    private void start(List<String> arguments) {
        try {
            launcher(arguments.toArray(String[]::new));
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
        return launcher(all.toArray(String[]::new));
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

    /**
     * What a client of the broker needs, as {@code ./fives kafka} prints it.
     *
     * @param user a service without {@code -service}, {@code consumer}, {@code shop}, {@code ops}, or {@code broker},
     *     who may everything
     */
    public Map<String, Object> kafka(String user) {
        return BrokerAccounts.open(data().resolve("keys")).client(bootstrapServers(), user);
    }

    /** What {@code ./fives kafka USER --env} sets; asked for once. */
    Map<String, String> kafkaEnvironment(String user) {
        return kafkaEnvironments.computeIfAbsent(
                user,
                name -> fives("kafka", name, "--env")
                        .lines()
                        .map(line -> line.replaceFirst("^export ", "").split("=", 2))
                        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1])));
    }

    /** Port, management port and process id of a part. */
    public JsonNode address(String part) {
        return run(part);
    }

    private JsonNode run(String file) {
        try {
            return JsonMapper.shared()
                    .readTree(Files.readString(data().resolve("run").resolve(file + ".json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills a part's process without warning and returns when it is gone. */
    public void kill(String part) {
        end(part, true);
    }

    /** Asks a part's process to stop; returns when it is gone, with the seconds that took. */
    public double terminate(String part) {
        return end(part, false);
    }

    private double end(String part, boolean force) {
        long began = System.nanoTime();
        ProcessHandle.of(address(part).path("pid").longValue()).ifPresent(process -> {
            boolean _ = force ? process.destroyForcibly() : process.destroy();
            process.onExit().orTimeout(COMMAND_LIMIT_S, TimeUnit.SECONDS).join();
        });
        return (System.nanoTime() - began) / 1e9;
    }

    /** Starts a part again and returns when it is ready, with the seconds that took. */
    public double restart(String part) {
        long began = System.nanoTime();
        control("/restart", part);
        return (System.nanoTime() - began) / 1e9;
    }

    /** Starts one more instance of a service and returns its name. */
    public String addInstance(String service) {
        return control("/instances", service);
    }

    /** As {@code ./fives restart}, without the start of a JVM for each call. */
    private String control(String path, String body) {
        JsonNode control = run("control");
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + control.path("port").intValue() + path))
                .header("X-Fives-Control", control.path("secret").stringValue())
                .POST(BodyPublishers.ofString(body))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(path + " " + body + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The folder with the data, the keys and the logs of this stack. */
    public Path data() {
        return folder.resolve("data");
    }

    /** With it, {@code ./fives} speaks to this stack. */
    Map<String, String> launcherEnvironment() {
        return Map.of(
                "FIVES_BUILD", BUILD,
                "FIVES_STATE", folder.resolve("state").toString(),
                "JAVA_HOME", System.getProperty("java.home"));
    }

    private String launcher(String... arguments) {
        List<String> command = new ArrayList<>(List.of(ROOT.resolve("fives").toString()));
        command.addAll(List.of(arguments));
        try {
            Path output = folder.resolve("output-" + System.nanoTime());
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().putAll(launcherEnvironment());
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
