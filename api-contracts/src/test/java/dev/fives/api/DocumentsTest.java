package dev.fives.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
