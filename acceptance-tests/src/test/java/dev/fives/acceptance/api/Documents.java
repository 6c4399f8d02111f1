package dev.fives.acceptance.api;

import dev.fives.api.ApiDocument;
import dev.fives.api.MergedDocument;
import dev.fives.api.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The operations of all documents in {@code docs/api/openapi}, with what is said of each. */
final class Documents {
    private static final Path FOLDER = Path.of("")
            .toAbsolutePath()
            .getParent()
            .resolve("docs")
            .resolve("api")
            .resolve("openapi");
    private static final String ENDING = ".yaml";

    private final Schemas schemas;
    private final List<Described> operations;

    /** Somewhere a value goes that is no body. */
    record Parameter(String name, String in, boolean required, JsonNode schema, Optional<JsonNode> example) {}

    /** What is sent; a schema of JSON, also for the parts of a form. */
    record Body(String mediaType, boolean required, JsonNode schema, Optional<JsonNode> example) {}

    /**
     * An operation.
     *
     * @param document whose it is
     * @param eachForItself what it takes is taken in parts, and refused in parts
     */
    record Described(
            String document,
            Operation operation,
            List<Parameter> parameters,
            Optional<Body> body,
            boolean eachForItself) {
        boolean isList() {
            return parameters.stream().anyMatch(parameter -> parameter.name().equals("cursor"));
        }

        boolean takes(String parameter) {
            return parameters.stream().anyMatch(each -> each.name().equals(parameter));
        }

        Parameter parameter(String name) {
            return parameters.stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        boolean takesJson() {
            return body.filter(taken -> taken.mediaType().endsWith("json")).isPresent();
        }

        /** Whose token to come with; empty for nobody's. */
        Optional<String> role() {
            return operation.scope().map(scope -> switch (scope) {
                case "ops" -> "ops";
                case "message-permits" -> "messenger";
                default -> "admin";
            });
        }

        @Override
        public String toString() {
            return operation.toString();
        }
    }

    private Documents(List<ApiDocument> documents) {
        this.schemas = new Schemas(
                JsonMapper.shared().valueToTree(MergedDocument.of(documents).tree()));
        this.operations = documents.stream()
                .flatMap(document -> document.operations().stream()
                        .map(operation -> described(document.name(), operation, schemas.root())))
                .toList();
    }

    static Documents read() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return new Documents(files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .sorted()
                    .map(name -> ApiDocument.of(name.substring(0, name.length() - ENDING.length())))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Described> operations() {
        return operations;
    }

    Described operation(String operationId) {
        return operations.stream()
                .filter(each -> each.operation().operationId().equals(operationId))
                .findFirst()
                .orElseThrow();
    }

    Schemas schemas() {
        return schemas;
    }

    private Described described(String document, Operation operation, JsonNode root) {
        JsonNode path = root.path("paths").path(operation.template());
        JsonNode node = path.path(operation.method().toLowerCase(Locale.ROOT));
        List<Parameter> parameters = new ArrayList<>();
        Stream.of(path, node)
                .flatMap(level -> level.path("parameters").valueStream())
                .map(schemas::resolved)
                .forEach(parameter -> parameters.add(parameter(parameter)));
        return new Described(document, operation, List.copyOf(parameters), body(node), node.has("x-each-for-itself"));
    }

    private static Parameter parameter(JsonNode node) {
        return new Parameter(
                node.path("name").stringValue(),
                node.path("in").stringValue(),
                node.path("required").asBoolean(false),
                node.path("schema"),
                Optional.ofNullable(node.get("example")));
    }

    private Optional<Body> body(JsonNode operation) {
        JsonNode body = schemas.resolved(operation.path("requestBody"));
        return body.path("content")
                .propertyStream()
                .map(media -> new Body(
                        media.getKey(),
                        body.path("required").asBoolean(false),
                        media.getValue().path("schema"),
                        Optional.ofNullable(media.getValue().get("example"))))
                .findFirst();
    }
}
