package dev.fives.api;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the operations of a document and refuses what leaves open who may call them. */
final class OperationReader {
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final String KEY_HEADER = "Idempotency-Key";

    private final String document;
    private final Map<String, Object> root;
    private final Set<String> ids = new HashSet<>();

    OperationReader(String document, Map<String, Object> root) {
        this.document = document;
        this.root = root;
    }

    List<Operation> read() {
        List<Operation> operations = new ArrayList<>();
        Tree.object(root.get("paths"), document).forEach((template, node) -> {
            Map<String, Object> item = Tree.object(node, template);
            METHODS.stream()
                    .filter(method -> item.containsKey(method.toLowerCase(Locale.ROOT)))
                    .forEach(method -> operations.add(operation(method, template, item)));
        });
        return List.copyOf(operations);
    }

    private Operation operation(String method, String template, Map<String, Object> item) {
        String where = document + ": " + method + " " + template;
        Map<String, Object> node = Tree.object(item.get(method.toLowerCase(Locale.ROOT)), where);
        return new Operation(
                method,
                template,
                operationId(node, where),
                scope(node, where),
                isPublic(node),
                portalParameter(node, template, where),
                keyRequired(item, node, where),
                deprecation(node, where));
    }

    private String operationId(Map<String, Object> node, String where) {
        String id = text(node, "operationId").orElse("");
        require(!id.isEmpty(), where, "operationId: absent (expected: one)");
        require(ids.add(id), where, "operationId: " + id + " is another's (expected: one of its own)");
        return id;
    }

    private static Optional<String> scope(Map<String, Object> node, String where) {
        Optional<String> scope = text(node, "x-scope");
        require(
                scope.isEmpty() == isPublic(node),
                where,
                "x-scope: " + scope.orElse("absent") + " (expected: a scope, or security: [] and none)");
        return scope;
    }

    /** By an empty list of its own; the document's says that everything else needs a caller. */
    private static boolean isPublic(Map<String, Object> node) {
        return node.get("security") instanceof List<?> schemes && schemes.isEmpty();
    }

    private static Optional<String> portalParameter(Map<String, Object> node, String template, String where) {
        Optional<String> parameter = text(node, "x-portal");
        parameter.ifPresent(name -> require(
                template.contains("{" + name + "}"), where, "x-portal: " + name + " (expected: a path parameter)"));
        return parameter;
    }

    private boolean keyRequired(Map<String, Object> item, Map<String, Object> node, String where) {
        return Stream.of(item, node)
                .flatMap(level -> Tree.list(level.get("parameters"), where).stream())
                .map(parameter -> Tree.resolved(root, parameter, where))
                .anyMatch(parameter ->
                        KEY_HEADER.equals(parameter.get("name")) && Boolean.TRUE.equals(parameter.get("required")));
    }

    private static Optional<Deprecation> deprecation(Map<String, Object> node, String where) {
        Optional<LocalDate> since = date(node, "x-deprecated-since", where);
        boolean deprecated = Boolean.TRUE.equals(node.get("deprecated"));
        require(
                deprecated == since.isPresent(),
                where,
                "deprecated: " + deprecated + " (expected: together with x-deprecated-since)");
        return since.map(day -> new Deprecation(day, date(node, "x-sunset", where), text(node, "x-deprecation-link")));
    }

    private static Optional<LocalDate> date(Map<String, Object> node, String key, String where) {
        try {
            return text(node, key).map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(where + ": " + key + ": no date (expected: yyyy-MM-dd)", e);
        }
    }

    private static Optional<String> text(Map<String, Object> node, String key) {
        return Optional.ofNullable(node.get(key)).map(String::valueOf);
    }

    private static void require(boolean holds, String where, String what) {
        if (!holds) {
            throw new IllegalArgumentException(where + ": " + what);
        }
    }
}
