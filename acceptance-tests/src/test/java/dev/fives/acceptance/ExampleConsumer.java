package dev.fives.acceptance;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import tools.jackson.databind.json.JsonMapper;

/** One of the programs of {@code docs/examples}, run as its README says. */
final class ExampleConsumer implements AutoCloseable {

    private static final Duration ENDS = Duration.ofSeconds(60);
    private static final Duration INSTALLED = Duration.ofMinutes(5);
    private static final String CLASS_PATH = System.getProperty("java.class.path");
    private static final String MAIN_CLASS = "example.PointsPerCustomer";
    private static final Path FOLDER = FivesStack.ROOT.resolve("docs/examples");
    private static final List<String> NODE_FILES = List.of(
            "package.json",
            "package-lock.json",
            ".npmrc",
            "points-per-customer.js",
            "projection.js",
            "missed-events.js");
    private static final String NEW_ENOUGH =
            "const [a, b] = process.versions.node.split('.'); process.exit(a > 20 || a == 20 && b >= 19 ? 0 : 1)";

    private final Process process;
    private final Path state;
    private final Path output;

    private ExampleConsumer(Process process, Path state, Path output) {
        this.process = process;
        this.state = state;
        this.output = output;
    }

    /** What {@link #compile} made, on the class path of the build, whose versions are those of its {@code pom.xml}. */
    static ExampleConsumer java(FivesStack stack, Path folder, String group, String start) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return run(
                List.of(java, "-XX:TieredStopAtLevel=1", "-cp", folder + File.pathSeparator + CLASS_PATH, MAIN_CLASS),
                folder,
                settings(stack, folder, group, start));
    }

    /** The Java example. */
    static void compile(Path folder) {
        try (Stream<Path> sources = Files.walk(FOLDER.resolve("java/src/main/java"))) {
            List<String> options = new ArrayList<>(List.of("-d", folder.toString(), "-cp", CLASS_PATH));
            sources.filter(Files::isRegularFile).map(Path::toString).forEach(options::add);
            int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(String[]::new));
            if (result != 0) {
                throw new AssertionError("javac: " + result + " (expected: 0; what it said stands above)");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In a copy that {@link #install} made, so that the checkout stays as it is. */
    static ExampleConsumer node(FivesStack stack, Path folder, String group, String start) {
        return run(List.of("node", "points-per-customer.js"), folder, settings(stack, folder, group, start));
    }

    static boolean hasNode() {
        return succeeds("node", "-e", NEW_ENOUGH) && succeeds("npm", "--version");
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A copy of the JavaScript example with its dependencies. */
    static void install(Path folder) {
        try {
            for (String file : NODE_FILES) {
                Files.copy(FOLDER.resolve("node").resolve(file), folder.resolve(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        new Shell(folder, Map.of(), INSTALLED).run("npm", "ci", "--omit=optional", "--ignore-scripts");
    }

    private static Map<String, String> settings(FivesStack stack, Path folder, String group, String start) {
        Map<String, String> settings = new HashMap<>(stack.kafkaEnvironment("consumer"));
        settings.put("FIVES_API", stack.gateway() + "/api/v1");
        settings.put("FIVES_TOKEN", stack.token("admin"));
        settings.put("FIVES_GROUP", group);
        settings.put("FIVES_STATE", folder.resolve(group + ".json").toString());
        settings.put("FIVES_START", start);
        return settings;
    }

    private static ExampleConsumer run(List<String> command, Path folder, Map<String, String> settings) {
        Path state = Path.of(settings.get("FIVES_STATE"));
        Path output = folder.resolve(settings.get("FIVES_GROUP") + ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(settings);
            return new ExampleConsumer(builder.start(), state, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Points by customer, as far as they are stored. */
    Map<String, Long> points() {
        if (!process.isAlive()) {
            throw new IllegalStateException("example ended:\n" + output());
        }
        Map<String, Long> points = new HashMap<>();
        if (Files.exists(state)) {
            try {
                JsonMapper.shared()
                        .readTree(Files.readString(state))
                        .path("points")
                        .forEachEntry((customer, value) -> points.put(customer, value.longValue()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return points;
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks it to end, as an orchestrator would; returns what it said until then. */
    String terminate() {
        process.destroy();
        try {
            if (!process.waitFor(ENDS.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("example still runs after " + ENDS + ":\n" + output());
            }
            return output();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
