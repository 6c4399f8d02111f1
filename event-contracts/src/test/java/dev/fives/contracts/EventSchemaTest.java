package dev.fives.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every event type: schema, golden sample and record say the same. */
class EventSchemaTest {
    static List<EventType> types() {
        return EventTypes.all();
    }

    @ParameterizedTest
    @MethodSource("types")
    void schema_namesItsTypeAndDialect(EventType type) {
        JsonNode schema = Samples.schemaText(type);

        assertThat(schema.path("$id").asString()).isEqualTo(type.dataSchema());
        assertThat(schema.path("$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
    }

    @ParameterizedTest
    @MethodSource("types")
    void goldenSample_isValid(EventType type) {
        assertThat(Samples.schema(type).validate(Samples.golden(type))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void goldenSample_usesEveryField(EventType type) {
        JsonNode schema = Samples.schemaText(type);
        List<String> unused = new ArrayList<>();

        eachObject(
                schema,
                schema,
                Samples.golden(type),
                (objectSchema, sample) -> objectSchema.path("properties").propertyNames().stream()
                        .filter(name -> !sample.has(name))
                        .forEach(unused::add));

        assertThat(unused).as("a field without a sample is checked by nothing").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void record_writesWhatTheSchemaAccepts(EventType type) {
        ObjectNode sample = Samples.golden(type);

        Object data = Samples.JSON.treeToValue(sample, type.data());
        JsonNode written = Samples.rewritten(data);

        assertThat(written).isEqualTo(sample);
        assertThat(Samples.schema(type).validate(written)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void record_leavesNullsOut(EventType type) {
        JsonNode schema = Samples.schemaText(type);
        ObjectNode sample = Samples.golden(type);
        eachObject(schema, schema, sample, EventSchemaTest::dropOptional);

        JsonNode written = Samples.rewritten(Samples.JSON.treeToValue(sample, type.data()));

        assertThat(written).isEqualTo(sample);
        assertThat(Samples.schema(type).validate(written)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void unknownField_isRefusedAtEveryDepth(EventType type) {
        JsonNode schema = Samples.schemaText(type);
        ObjectNode sample = Samples.golden(type);

        eachObject(schema, schema, sample, (objectSchema, object) -> {
            object.put("nameOfTheCustomer", "x");
            assertThat(Samples.schema(type).validate(sample))
                    .as("in %s", object)
                    .isNotEmpty();
            object.remove("nameOfTheCustomer");
        });
    }

    @ParameterizedTest
    @MethodSource("types")
    void removedRequiredField_isRefusedAtEveryDepth(EventType type) {
        JsonNode schema = Samples.schemaText(type);
        ObjectNode sample = Samples.golden(type);

        eachObject(
                schema,
                schema,
                sample,
                (objectSchema, object) -> objectSchema.path("required").forEach(name -> {
                    JsonNode value = object.remove(name.asString());
                    assertThat(Samples.schema(type).validate(sample))
                            .as("without %s", name)
                            .isNotEmpty();
                    object.set(name.asString(), value);
                }));
    }

    @ParameterizedTest
    @MethodSource("types")
    void value_ofAnotherKindIsRefused(EventType type) {
        ObjectNode sample = Samples.golden(type);

        for (String name : List.copyOf(sample.propertyNames())) {
            JsonNode value = sample.get(name);
            sample.set(name, Samples.JSON.createArrayNode().add(Samples.JSON.createArrayNode()));
            assertThat(Samples.schema(type).validate(sample)).as(name).isNotEmpty();
            sample.set(name, value);
        }
    }

    @org.junit.jupiter.api.Test
    void type_onAForeignTopicCannotBeDeclared() {
        assertThatThrownBy(() -> new EventType("crm.x.done.v1", Topic.CUSTOMER, "purchase", String.class))
                .hasMessageContaining("aggregateType: purchase (expected:");
    }

    private static void dropOptional(JsonNode objectSchema, ObjectNode object) {
        List<String> required = new ArrayList<>();
        objectSchema.path("required").forEach(name -> required.add(name.asString()));
        List.copyOf(object.propertyNames()).stream()
                .filter(name -> !required.contains(name))
                .forEach(object::remove);
    }

    /** Visits every object of the sample with the part of the schema that describes it; open maps are left out. */
    private static void eachObject(
            JsonNode root, JsonNode schemaOrRef, JsonNode sample, BiConsumer<JsonNode, ObjectNode> visit) {
        JsonNode schema = resolve(root, schemaOrRef);
        if (sample instanceof ObjectNode object && schema.has("properties")) {
            visit.accept(schema, object);
            schema.get("properties").forEachEntry((name, part) -> eachObject(root, part, object.path(name), visit));
        } else if (sample.isArray()) {
            sample.forEach(item -> eachObject(root, schema.path("items"), item, visit));
        }
    }

    private static JsonNode resolve(JsonNode root, JsonNode schema) {
        return schema.has("$ref") ? root.at(schema.get("$ref").asString().substring(1)) : schema;
    }
}
