package dev.fives.acceptance.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.acceptance.api.Documents.Body;
import dev.fives.acceptance.api.Documents.Described;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the fuzzer draws is what it says: valid, at the edge, or with one rule broken. */
class ChangesTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Documents documents = Documents.read();
    private final Schemas schemas = documents.schemas();

    @Test
    void bodies_fitTheirDocuments() {
        Values values = new Values(schemas, new Known(), new Random(1));

        assertThat(bodies())
                .isNotEmpty()
                .allSatisfy(body -> assertThat(
                                schemas.fits(body.schema(), values.valid(body.schema(), "body", body.example())))
                        .isTrue());
    }

    /** Without an example to fall back on. */
    @Test
    void bodies_fitTheirDocumentsWhereAllIsDrawn() {
        Values values = new Values(schemas, new Known(), new Random(1));

        assertThat(bodies())
                .allSatisfy(body -> assertThat(
                                schemas.fits(body.schema(), values.valid(body.schema(), "body", Optional.empty())))
                        .isTrue());
    }

    @Test
    void changes_reachTheKeywordsOfTheDocuments() {
        Set<String> broken = new TreeSet<>();
        for (Body body : bodies()) {
            JsonNode example = body.example().orElseThrow();
            broken.addAll(Changes.of(schemas, body.schema(), example).stream()
                    .filter(Change::breaks)
                    .filter(change -> Changes.holds(schemas, body.schema(), change))
                    .map(Change::keyword)
                    .collect(Collectors.toSet()));
        }

        assertThat(broken)
                .contains(
                        "type",
                        "enum",
                        "required",
                        "additionalProperties",
                        "pattern",
                        "format",
                        "minLength",
                        "maxLength",
                        "minimum",
                        "maximum",
                        "minItems",
                        "maxItems");
    }

    @Test
    void change_isDroppedWhereAnotherRuleUndoesIt() {
        JsonNode schema = JSON.readTree("{\"type\":\"string\",\"maxLength\":3,\"pattern\":\"^a*$\"}");

        List<String> kept = Changes.of(schemas, schema, JSON.readTree("\"aa\"")).stream()
                .filter(change -> Changes.holds(schemas, schema, change))
                .map(change -> change + " " + change.whole().get())
                .toList();

        assertThat(kept).contains("edge maxLength at '' \"aaa\"", "broken maxLength at '' \"aaaa\"");
        assertThat(kept.stream().filter(change -> change.startsWith("broken type")))
                .hasSize(1);
    }

    private List<Body> bodies() {
        return documents.operations().stream()
                .map(Described::body)
                .flatMap(Optional::stream)
                .toList();
    }
}
