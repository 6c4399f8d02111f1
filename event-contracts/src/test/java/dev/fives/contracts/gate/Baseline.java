package dev.fives.contracts.gate;

import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    private static final String SCHEMA = ".schema.json";

    private final Path folder;
    private final ArchiveFiles files;

    Baseline(Path folder) {
        this.folder = folder;
        this.files = new ArchiveFiles(folder);
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
        return files.all().stream()
                .filter(file -> file.toString().endsWith(SCHEMA))
                .map(this::event)
                .toList();
    }

    List<ArchivedApi> apis() {
        return files.all().stream()
                .filter(file -> file.toString().endsWith(".yaml"))
                .map(file -> new ArchivedApi(
                        file.getParent().getFileName().toString(),
                        ArchiveFiles.number(file),
                        yaml(folder.resolve(file))))
                .toList();
    }

    /** Whatever was changed, taken away or put beside the archive. */
    List<String> tampering() {
        Map<String, String> noted = files.noted();
        List<String> faults = new ArrayList<>();
        for (Path file : files.all()) {
            String sum = noted.remove(ArchiveFiles.name(file));
            if (sum == null) {
                faults.add(file + ": not in " + ArchiveFiles.SUMS + " (expected: put in by -Dbaseline.add=true)");
            } else if (!sum.equals(ArchiveFiles.sum(folder.resolve(file)))) {
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
            files.write(to.resolve(number + SCHEMA), pretty(Samples.schemaText(type)));
            files.write(to.resolve(number + ".sample.json"), pretty(Samples.golden(type)));
        });
        apiDocuments().stream().filter(this::isNew).forEach(document -> {
            Path to = Path.of("openapi", documentName(document));
            files.write(to.resolve(newest(to, ".yaml") + 1 + ".yaml"), ArchiveFiles.text(document));
        });
    }

    static List<Path> apiDocuments() {
        return ArchiveFiles.list(API_DOCUMENTS).stream()
                .filter(file -> file.toString().endsWith(".yaml"))
                .sorted()
                .toList();
    }

    static String documentName(Path document) {
        return document.getFileName().toString().replace(".yaml", "");
    }

    static JsonNode yaml(Path file) {
        return Samples.JSON.valueToTree(new Yaml().load(ArchiveFiles.text(file)));
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
                || !ArchiveFiles.text(folder.resolve(of).resolve(newest + ".yaml"))
                        .equals(ArchiveFiles.text(document));
    }

    private ArchivedEvent event(Path file) {
        Path type = file.getParent();
        Path sample = type.resolve(ArchiveFiles.number(file) + ".sample.json");
        return new ArchivedEvent(
                type.getName(1).toString(),
                type.getName(2).toString(),
                type.getName(3).toString(),
                ArchiveFiles.number(file),
                json(file),
                json(sample));
    }

    private static Path eventFolder(EventType type) {
        return Path.of("events", type.topic().topicName(), type.aggregateType(), type.name());
    }

    private int newest(Path of, String ending) {
        return files.all().stream()
                .filter(file -> file.startsWith(of) && file.toString().endsWith(ending))
                .mapToInt(ArchiveFiles::number)
                .max()
                .orElse(0);
    }

    private JsonNode json(Path file) {
        return Samples.JSON.readTree(ArchiveFiles.text(folder.resolve(file)));
    }

    private static String pretty(JsonNode json) {
        return Samples.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    }
}
