package dev.fives.contracts.gate;

import dev.fives.contracts.gate.Baseline.ArchivedApi;
import dev.fives.contracts.gate.Baseline.ArchivedEvent;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Refuses contracts that break who relies on an archived version: every version counts, not only the newest. */
final class ContractGate {
    private final List<ArchivedEvent> events;
    private final List<ArchivedApi> apis;

    ContractGate(Baseline baseline) {
        this.events = baseline.events();
        this.apis = baseline.apis();
    }

    List<String> refusals(String type, JsonNode schema) {
        return events.stream()
                .filter(archived -> archived.type().equals(type))
                .flatMap(archived -> refusals(archived, schema))
                .distinct()
                .toList();
    }

    List<String> apiRefusals(String document, JsonNode content) {
        return apis.stream()
                .filter(archived -> archived.document().equals(document))
                .flatMap(archived -> apiRefusals(archived, content))
                .distinct()
                .toList();
    }

    private static Stream<String> refusals(ArchivedEvent archived, JsonNode schema) {
        return new SchemaComparison(archived.schema(), schema, Direction.SENT)
                .compare("", archived.schema(), schema).stream().map(found -> archived.type() + " " + found);
    }

    private static Stream<String> apiRefusals(ArchivedApi archived, JsonNode content) {
        return OpenApiComparison.compare(archived.content(), content).stream()
                .map(found -> archived.document() + " " + found);
    }
}
