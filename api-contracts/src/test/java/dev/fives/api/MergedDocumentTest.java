package dev.fives.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergedDocumentTest {
    private static final ApiDocument FIRST = ApiDocument.parse("first", """
            openapi: 3.1.0
            info: {title: one, version: 1.2.0}
            security: [{token: []}]
            tags: [{name: a, description: of the first}]
            paths:
              /a/{id}:
                parameters: [{name: id, in: path, required: true}]
                get: {operationId: readA, x-scope: 'a:read'}
            components:
              schemas:
                Problem: {type: object}
            """);
    private static final String SECOND = """
            openapi: 3.1.0
            info: {title: two, version: 9.0.0}
            tags: [{name: a}, {name: b}]
            paths:
              /a/{id}:
                parameters: [{name: id, in: path, required: true}]
                put: {operationId: writeA, x-scope: 'a:write'}
              /b:
                get: {operationId: listB, x-scope: 'b:read'}
            components:
              schemas:
                Problem: {type: object}
                B: {type: string}
            """;

    @Test
    void documents_areOne() {
        Map<String, Object> merged = merged(SECOND);

        assertThat(merged.get("info")).isEqualTo(Map.of("title", "Fives", "version", "1.2.0"));
        assertThat(merged.get("paths")).asString().contains("readA", "writeA", "listB");
        assertThat(Tree.object(merged.get("paths"), "paths")).containsOnlyKeys("/a/{id}", "/b");
        assertThat(Tree.object(merged.get("components"), "components").get("schemas"))
                .isEqualTo(Map.of("Problem", Map.of("type", "object"), "B", Map.of("type", "string")));
        assertThat(Tree.list(merged.get("tags"), "tags"))
                .isEqualTo(List.of(Map.of("name", "a", "description", "of the first"), Map.of("name", "b")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Problem: {type: object} | Problem: {type: string} | schemas Problem: not as in another document",
                "put:                    | get:                    | /a/{id} get: not as in another document",
                "/a/{id}                 | /a/{key}                | /a/{key}: the same path as /a/{id}",
                "writeA                  | readA                   | operationId readA: also of GET /a/{id}",
                "required: true          | required: false         | /a/{id} parameters: not as in another document",
            })
    void documents_thatContradictEachOtherAreRefused(String part, String instead, String fault) {
        assertThat(SECOND).contains(part);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> merged(SECOND.replace(part, instead)))
                .withMessageStartingWith("second: " + fault);
    }

    private static Map<String, Object> merged(String second) {
        return MergedDocument.of(List.of(FIRST, ApiDocument.parse("second", second)))
                .tree();
    }
}
