package dev.fives.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents of Fives themselves. */
class DocumentsTest {
    private static final Path FOLDER = Path.of("..", "docs", "api", "openapi");
    private static final String ENDING = ".yaml";

    @Test
    void everyDocument_saysWhoMayCallWhat() throws IOException {
        assertThat(documents())
                .isNotEmpty()
                .allSatisfy(document ->
                        assertThat(document.operations()).as(document.name()).isNotEmpty());
    }

    @Test
    void allDocuments_goTogether() throws IOException {
        List<ApiDocument> documents = documents();

        assertThat(Tree.object(MergedDocument.of(documents).tree().get("paths"), "paths"))
                .hasSameSizeAs(documents.stream()
                        .flatMap(document -> document.operations().stream())
                        .map(Operation::template)
                        .distinct()
                        .toList());
    }

    /** Of every operation that takes a key, whoever answers it: drawn calls meet these two only now and then. */
    @Test
    void operationsWithKey_sayWhatAUsedOneIsAnswered() throws IOException {
        List<String> silent = documents().stream()
                .flatMap(document -> withKey(document).entrySet().stream())
                .filter(operation -> !operation.getValue().containsAll(List.of("409", "422")))
                .map(Map.Entry::getKey)
                .toList();

        assertThat(silent).isEmpty();
        assertThat(documents().stream()
                        .mapToInt(document -> withKey(document).size())
                        .sum())
                .isGreaterThan(50);
    }

    /** The statuses of each. */
    private static Map<String, Set<String>> withKey(ApiDocument document) {
        Map<String, Set<String>> found = new TreeMap<>();
        for (Operation operation : document.operations()) {
            Map<String, Object> item = Tree.object(
                    Tree.object(document.tree().get("paths"), "paths").get(operation.template()), "item");
            Map<String, Object> node = Tree.object(item.get(operation.method().toLowerCase(Locale.ROOT)), "operation");
            if (takesKey(document, item) || takesKey(document, node)) {
                found.put(
                        operation.toString(),
                        Tree.object(node.get("responses"), "responses").keySet());
            }
        }
        return found;
    }

    private static boolean takesKey(ApiDocument document, Map<String, Object> level) {
        return Tree.list(level.get("parameters"), "parameters").stream()
                .map(parameter -> Tree.resolved(document.tree(), parameter, "parameter"))
                .anyMatch(parameter -> "Idempotency-Key".equals(parameter.get("name")));
    }

    private static List<ApiDocument> documents() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .sorted()
                    .map(name -> ApiDocument.of(name.substring(0, name.length() - ENDING.length())))
                    .toList();
        }
    }
}
