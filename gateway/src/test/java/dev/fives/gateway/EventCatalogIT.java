package dev.fives.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import dev.fives.kit.test.api.ApiContract;
import dev.fives.kit.test.api.Exchanged;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Each answer is held against docs/api/openapi/gateway.yaml too. */
class EventCatalogIT {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final ApiContract CONTRACT = ApiContract.of("gateway");
    private static final String CATALOG = "/api/v1/events/catalog";
    private static final String SCHEMA = "/api/v1/events/schemas/";

    @BeforeEach
    void forget() {
        GatewayFixture.all().forEach(Upstream::forget);
    }

    @Test
    void EVT_14_catalogListsEveryTypeWithAnExampleThatFitsItsSchemas() {
        JsonNode items = read(CATALOG).get("items");

        assertThat(items.valueStream().map(item -> item.get("type").asString()))
                .containsExactlyElementsOf(
                        EventTypes.all().stream().map(EventType::name).toList());
        items.forEach(item -> {
            assertThat(schema(item.get("schema").asString()).validate(item.get("example")))
                    .as("%s", item.get("type"))
                    .isEmpty();
            assertThat(schema(item.get("readerSchema").asString()).validate(item.get("example")))
                    .isEmpty();
        });
    }

    @Test
    void catalog_saysWhoSendsAndWhoHears() {
        JsonNode purchase = entry("crm.purchase.recorded.v1");

        assertThat(purchase.get("owner").asString()).isEqualTo("customer-service");
        assertThat(purchase.get("consumers").valueStream().map(JsonNode::asString))
                .contains("feedback-service", "loyalty-service", "segmentation-service");
        assertThat(purchase.get("topic").asString()).isEqualTo("crm.purchase.v1");
        assertThat(purchase.get("aggregateType").asString()).isEqualTo("purchase");
        assertThat(purchase.get("since").asString()).isEqualTo("0.1.0");
        assertThat(purchase.get("title").asString()).isEqualTo("A purchase was recorded");
        assertThat(entry("crm.risk.changed.v1").get("owner").asString()).isEqualTo("segmentation-service");
    }

    @Test
    void EVT_17_eachSchemaValidatesItsSample() throws IOException {
        for (EventType type : EventTypes.all()) {
            ObjectNode sample = sample(type);
            Schema writer = schema(SCHEMA + type.name());
            Schema reader = schema(SCHEMA + type.name() + "?view=reader");

            assertThat(writer.validate(sample)).as("%s", type).isEmpty();
            assertThat(reader.validate(sample)).as("%s", type).isEmpty();
            sample.put("fieldOfTomorrow", 1);
            assertThat(writer.validate(sample)).as("%s is closed", type).isNotEmpty();
            assertThat(reader.validate(sample)).as("%s is open", type).isEmpty();
            assertThat(reader.validate(JSON.createObjectNode()))
                    .as("%s still asks for its fields", type)
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        CATALOG + ", application/json",
        SCHEMA + "crm.points.earned.v1, application/schema+json",
        SCHEMA + "crm.points.earned.v1?view=reader, application/schema+json"
    })
    void answer_isKeptByItsETag(String path, String type) {
        EntityExchangeResult<byte[]> first = get(path, "admin", HttpHeaders.ACCEPT, "*/*");
        String etag = first.getResponseHeaders().getETag();

        EntityExchangeResult<byte[]> again = get(path, "admin", HttpHeaders.IF_NONE_MATCH, etag);
        EntityExchangeResult<byte[]> other = get(path, "admin", HttpHeaders.IF_NONE_MATCH, "\"older\"");

        assertThat(etag).matches("\"[0-9a-f]{32}\"");
        assertThat(first.getResponseHeaders().getContentType()).hasToString(type);
        assertThat(first.getResponseHeaders().getCacheControl()).isEqualTo("no-cache, private");
        assertThat(again.getStatus().value()).isEqualTo(304);
        assertThat(again.getResponseBody()).isNull();
        assertThat(other.getResponseBody()).isEqualTo(first.getResponseBody());
    }

    @Test
    void schemas_haveDifferentTags() {
        String writer = get(SCHEMA + "crm.points.earned.v1", "admin")
                .getResponseHeaders()
                .getETag();
        String reader = get(SCHEMA + "crm.points.earned.v1?view=reader", "admin")
                .getResponseHeaders()
                .getETag();

        assertThat(Set.of(writer, reader)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        SCHEMA + "crm.points.earned.v9, admin, 404",
        SCHEMA + "crm.points.earned.v1?view=both, admin, 400",
        SCHEMA + "crm.points.earned.v1, marketer, 403",
        CATALOG + ", marketer, 403"
    })
    void refusal_isAProblem(String path, String role, int status) {
        EntityExchangeResult<byte[]> refused = get(path, role);

        assertThat(refused.getStatus().value()).isEqualTo(status);
        assertThat(refused.getResponseHeaders().getContentType()).hasToString("application/problem+json");
    }

    @Test
    void catalog_needsAToken() {
        GatewayFixture.anonymous().get().uri(CATALOG).exchange().expectStatus().isUnauthorized();
    }

    @Test
    void catalog_needsNoService() {
        assertThat(get(CATALOG, "admin").getStatus().value()).isEqualTo(200);
        assertThat(GatewayFixture.all())
                .allSatisfy(service -> assertThat(service.calls()).isEmpty());
    }

    private static JsonNode entry(String type) {
        return read(CATALOG)
                .get("items")
                .valueStream()
                .filter(item -> item.get("type").asString().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static Schema schema(String path) {
        return SCHEMAS.getSchema(read(path));
    }

    private static JsonNode read(String path) {
        EntityExchangeResult<byte[]> answer = get(path, "admin");
        assertThat(answer.getStatus().value()).as(path).isEqualTo(200);
        return JSON.readTree(answer.getResponseBody());
    }

    private static EntityExchangeResult<byte[]> get(String path, String role, String... header) {
        EntityExchangeResult<byte[]> answer = GatewayFixture.as(role)
                .get()
                .uri(path)
                .headers(headers -> {
                    if (header.length > 0) {
                        headers.set(header[0], header[1]);
                    }
                })
                .exchange()
                .expectBody()
                .returnResult();
        CONTRACT.check(exchanged(answer));
        return answer;
    }

    private static Exchanged exchanged(EntityExchangeResult<byte[]> answer) {
        byte[] body = Objects.requireNonNullElse(answer.getResponseBody(), new byte[0]);
        return new Exchanged(
                "GET",
                answer.getUrl().getPath(),
                "",
                answer.getStatus().value(),
                Objects.requireNonNullElse(answer.getResponseHeaders().getFirst(HttpHeaders.CONTENT_TYPE), ""),
                new String(body, StandardCharsets.UTF_8));
    }

    private static ObjectNode sample(EventType type) throws IOException {
        String resource = "/events/" + type.topic().topicName() + "/" + type.name() + "/v1.json";
        try (InputStream in = EventType.class.getResourceAsStream(resource)) {
            return (ObjectNode) JSON.readTree(in);
        }
    }
}
