package dev.fives.contracts.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Samples;
import dev.fives.contracts.gate.Baseline.ArchivedApi;
import dev.fives.contracts.gate.Baseline.ArchivedEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Nobody who relies on a released contract is broken by today's. What to do when it is: docs/events/evolution.md. */
class ContractGateTest {
    private static final Baseline BASELINE = new Baseline(Baseline.FOLDER);
    private static final ContractGate GATE = new ContractGate(BASELINE);
    private static final JsonNode MESSAGES = Baseline.yaml(Path.of("..", "docs", "events", "asyncapi.yaml"))
            .path("components")
            .path("messages");

    static List<ArchivedEvent> archived() {
        return BASELINE.events();
    }

    @Test
    void EVT_05_contractOfToday_breaksNobody() {
        Stream<String> events = EventTypes.all().stream()
                .flatMap(type -> GATE.refusals(type.name(), Samples.schemaText(type)).stream());
        Stream<String> apis = Baseline.apiDocuments().stream()
                .flatMap(file -> GATE.apiRefusals(Baseline.documentName(file), Baseline.yaml(file)).stream());

        assertThat(AcceptedBreaks.read().open(Stream.concat(events, apis).toList()))
                .as("docs/events/evolution.md says how to change a contract")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("archived")
    void archivedType_isStillSentOfTheSameAggregateOnTheSameTopic(ArchivedEvent archived) {
        assertThat(EventTypes.named(archived.type())).hasValueSatisfying(type -> {
            assertThat(type.topic().topicName()).isEqualTo(archived.topic());
            assertThat(type.aggregateType()).isEqualTo(archived.aggregateType());
        });
    }

    /** For the catalogue; a type that was never released has none. */
    @ParameterizedTest
    @MethodSource("archived")
    void archivedType_saysSinceWhenItIsSent(ArchivedEvent archived) {
        assertThat(MESSAGES.path(archived.type()).path("x-since").asString(""))
                .as("x-since in docs/events/asyncapi.yaml (expected: the version that sends it first, such as 0.1.0)")
                .matches("[0-9]+\\.[0-9]+\\.[0-9]+");
    }

    @ParameterizedTest
    @MethodSource("archived")
    void archivedSample_isValidForItsOwnWriterAndTheReaderOfToday(ArchivedEvent archived) {
        JsonNode today = Samples.schemaText(type(archived));

        assertThat(Samples.writer(archived.schema()).validate(archived.sample()))
                .isEmpty();
        assertThat(Samples.reader(today).validate(archived.sample())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("archived")
    void archivedSample_isReadWholeByTheRecordOfToday(ArchivedEvent archived) {
        Object read = Samples.JSON.treeToValue(archived.sample(), type(archived).data());

        assertThat(Samples.rewritten(read)).isEqualTo(Samples.rewritten(archived.sample()));
    }

    @ParameterizedTest
    @MethodSource("archived")
    void sampleOfToday_isValidForEveryOlderReader(ArchivedEvent archived) {
        Schema reader = Samples.reader(archived.schema());

        assertThat(reader.validate(Samples.golden(type(archived)))).isEmpty();
    }

    @Test
    void archivedApi_isStillThere() {
        Map<String, Path> today =
                Baseline.apiDocuments().stream().collect(Collectors.toMap(Baseline::documentName, file -> file));

        assertThat(BASELINE.apis()).isNotEmpty();
        assertThat(today.keySet())
                .containsAll(BASELINE.apis().stream().map(ArchivedApi::document).toList());
    }

    private static EventType type(ArchivedEvent archived) {
        return EventTypes.named(archived.type()).orElseThrow();
    }
}
