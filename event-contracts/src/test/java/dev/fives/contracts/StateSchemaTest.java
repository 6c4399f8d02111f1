package dev.fives.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every state topic: schema, golden sample and record say the same, and none of them names a person. */
class StateSchemaTest {
    /** No field of these names may ever be told. */
    private static final List<String> DIRECT_IDENTIFIERS =
            List.of("name", "phone", "email", "mail", "street", "contactPoints", "externalIds");

    @ParameterizedTest
    @EnumSource
    void schema_isNamedAsItsTopic(StateTopic topic) {
        JsonNode schema = Samples.schemaText(topic);

        assertThat(schema.path("$id").asString()).isEqualTo(topic.dataSchema());
        assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
        assertThat(schema.at("/properties/state/additionalProperties").asBoolean(true))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void goldenSample_isWhatTheRecordWrites(StateTopic topic) {
        ObjectNode sample = Samples.golden(topic);

        Object state = Samples.JSON.treeToValue(sample.get("state"), topic.state());
        JsonNode written =
                Samples.rewritten(new StateRecord<>(sample.get("version").longValue(), state));

        assertThat(written).isEqualTo(sample);
        assertThat(Samples.schema(topic).validate(written)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void removedField_isRefused(StateTopic topic) {
        ObjectNode sample = Samples.golden(topic);
        ObjectNode state = (ObjectNode) sample.get("state");

        Samples.schemaText(topic).at("/properties/state/required").forEach(name -> {
            JsonNode value = state.remove(name.asString());
            assertThat(Samples.schema(topic).validate(sample))
                    .as("without %s", name)
                    .isNotEmpty();
            state.set(name.asString(), value);
        });
        sample.remove("version");
        assertThat(Samples.schema(topic).validate(sample)).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void schema_hasNoDirectIdentifier(StateTopic topic) {
        List<String> fields = new ArrayList<>();
        collectFields(Samples.schemaText(topic), fields);

        assertThat(fields).doesNotContainAnyElementsOf(DIRECT_IDENTIFIERS);
    }

    private static void collectFields(JsonNode schema, List<String> fields) {
        fields.addAll(schema.path("properties").propertyNames());
        schema.forEach(part -> collectFields(part, fields));
    }
}
