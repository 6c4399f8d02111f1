package dev.fives.contracts.gate;

import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/**
 * The contracts as they were released, append-only: {@code events/<topic>/<aggregate type>/<type>/<n>.schema.json} with
 * {@code <n>.sample.json}, {@code openapi/<document>/<n>.yaml}, and {@code SHA256SUMS}, which knows each of them.
 */
final class Baseline {
    /** As Maven runs the tests of this module. */
    static final Path FOLDER = Path.of("src", "test", "resources", "baseline");

    private static final Path API_DOCUMENTS = Path.of("..", "docs", "api", "openapi");
    private static final String SUMS = "SHA256SUMS";
    private static final String SCHEMA = ".schema.json";

    private final Path folder;

    Baseline(Path folder) {
        this.folder = folder;
    }

    /** A released version of an event's schema and sample. */
    record ArchivedEvent(
            String topic, String aggregateType, String type, int number, JsonNode schema, JsonNode sample) {
        @Override
        public String toString() {
            return type + " as of " + number;
        }
    }

    /** A released version of an OpenAPI document. */
    record ArchivedApi(String document, int number, JsonNode content) {
        @Override
        public String toString() {
            return document + " as of " + number;
        }
    }

    List<ArchivedEvent> events() {
        return files().stream()
                .filter(file -> file.toString().endsWith(SCHEMA))
                .map(this::event)
                .toList();
    }

    List<ArchivedApi> apis() {
        return files().stream()
                .filter(file -> file.toString().endsWith(".yaml"))
                .map(file -> new ArchivedApi(
                        file.getParent().getFileName().toString(), number(file), yaml(folder.resolve(file))))
                .toList();
    }

    /** Whatever was changed, taken away or put beside the archive. */
    List<String> tampering() {
        Map<String, String> noted = noted();
        List<String> faults = new ArrayList<>();
        for (Path file : files()) {
            String sum = noted.remove(name(file));
            if (sum == null) {
                faults.add(file + ": not in " + SUMS + " (expected: put in by -Dbaseline.add=true)");
            } else if (!sum.equals(sum(folder.resolve(file)))) {
                faults.add(file + ": changed (expected: as released; what is new becomes the next number)");
            }
        }
        noted.keySet().forEach(file -> faults.add(file + ": gone (expected: kept for ever)"));
        return faults;
    }

    /** What has not been archived as it is today; {@link #add} would put it in. */
    List<String> unreleased() {
        return Stream.concat(
                        EventTypes.all().stream().filter(this::isNew).map(EventType::name),
                        apiDocuments().stream().filter(this::isNew).map(Baseline::documentName))
                .toList();
    }

    /** Archives every contract that differs from its newest archived version. */
    void add() {
        EventTypes.all().stream().filter(this::isNew).forEach(type -> {
            Path to = eventFolder(type);
            int number = newest(to, SCHEMA) + 1;
            write(to.resolve(number + SCHEMA), pretty(Samples.schemaText(type)));
            write(to.resolve(number + ".sample.json"), pretty(Samples.golden(type)));
        });
        apiDocuments().stream().filter(this::isNew).forEach(document -> {
            Path to = Path.of("openapi", documentName(document));
            write(to.resolve(newest(to, ".yaml") + 1 + ".yaml"), text(document));
        });
    }

    static List<Path> apiDocuments() {
        return list(API_DOCUMENTS).stream()
                .filter(file -> file.toString().endsWith(".yaml"))
                .sorted()
                .toList();
    }

    static String documentName(Path document) {
        return document.getFileName().toString().replace(".yaml", "");
    }

    static JsonNode yaml(Path file) {
        return Samples.JSON.valueToTree(new Yaml().load(text(file)));
    }

    private boolean isNew(EventType type) {
        Path of = eventFolder(type);
        int newest = newest(of, SCHEMA);
        return newest == 0
                || !json(of.resolve(newest + SCHEMA)).equals(Samples.schemaText(type))
                || !json(of.resolve(newest + ".sample.json")).equals(Samples.golden(type));
    }

    private boolean isNew(Path document) {
        Path of = Path.of("openapi", documentName(document));
        int newest = newest(of, ".yaml");
        return newest == 0
                || !text(folder.resolve(of).resolve(newest + ".yaml")).equals(text(document));
    }

    private ArchivedEvent event(Path file) {
        Path type = file.getParent();
        Path sample = type.resolve(number(file) + ".sample.json");
        return new ArchivedEvent(
                type.getName(1).toString(),
                type.getName(2).toString(),
                type.getName(3).toString(),
                number(file),
                json(file),
                json(sample));
    }

    private static Path eventFolder(EventType type) {
        return Path.of("events", type.topic().topicName(), type.aggregateType(), type.name());
    }

    private int newest(Path of, String ending) {
        return files().stream()
                .filter(file -> file.startsWith(of) && file.toString().endsWith(ending))
                .mapToInt(Baseline::number)
                .max()
                .orElse(0);
    }

    private static int number(Path file) {
        return Integer.parseInt(file.getFileName().toString().replaceAll("\\..*", ""));
    }

    /** Relative to the folder, by name and number. */
    private List<Path> files() {
        return Stream.of("events", "openapi")
                .map(folder::resolve)
                .filter(Files::isDirectory)
                .flatMap(part -> list(part).stream())
                .map(folder::relativize)
                .sorted(Comparator.comparing(Path::getParent).thenComparingInt(Baseline::number))
                .toList();
    }

    private Map<String, String> noted() {
        Map<String, String> noted = new TreeMap<>();
        if (Files.exists(folder.resolve(SUMS))) {
            text(folder.resolve(SUMS)).lines().forEach(line -> noted.put(line.substring(66), line.substring(0, 64)));
        }
        return noted;
    }

    private void write(Path file, String text) {
        try {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), text, StandardOpenOption.CREATE_NEW);
            String line = sum(folder.resolve(file)) + "  " + name(file) + "\n";
            Files.writeString(folder.resolve(SUMS), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static String name(Path file) {
        return file.toString().replace('\\', '/');
    }

    private static String sum(Path file) {
        try {
            byte[] text = text(file).replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode json(Path file) {
        return Samples.JSON.readTree(text(folder.resolve(file)));
    }

    private static String pretty(JsonNode json) {
        return Samples.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder.toString(), e);
        }
    }
}
