package dev.fives.customer;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.customer.Api.Answer;
import dev.fives.kit.test.stack.LocalBackends;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Commands that did not heed their {@code Idempotency-Key} before every command did. */
@ExtendWith(LocalBackends.class)
class RepeatedCommandIT {
    private static final String IMPORT = "{\"type\":\"CUSTOMERS\",\"customerSystem\":\"twice\","
            + "\"mapping\":{\"externalId\":\"Id\",\"name\":\"Name\"}}";
    private static final String ROWS = "Id,Name\n1,Li Na\n";

    private final Api api = RunningService.api();

    @Test
    void GW_05_upsert_isAnsweredAsAtFirst() {
        String path = "/customers/by-external-id/again/1";
        Answer first = api.send("PUT", path, "{\"name\":\"Once\"}", "Idempotency-Key", "up-1");
        api.put(path, "{\"name\":\"Later\"}");
        Answer again = api.send("PUT", path, "{\"name\":\"Once\"}", "Idempotency-Key", "up-1");

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(api.get("/customers/" + first.id()).body().get("name").asString())
                .isEqualTo("Later");
        assertThat(api.send("PUT", path, "{\"name\":\"Other\"}", "Idempotency-Key", "up-1")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void GW_05_batch_isAnsweredAsAtFirst_alsoWhereItsAnswerWasLost() {
        String known = "/customers/by-external-id/again/known";
        api.put(known, "{\"name\":\"Known\"}");
        String items = "{\"items\":[{\"name\":\"New\",\"externalIds\":[{\"system\":\"again\",\"id\":\"new\"}]},"
                + "{\"name\":\"Changed\",\"externalIds\":[{\"system\":\"again\",\"id\":\"known\"}]},{\"name\":\"Plain\"}]}";
        Answer first = api.post("/customers:batch", items, "Idempotency-Key", "batch-1");
        api.put(known, "{\"name\":\"Later\"}");
        Answer again = api.post("/customers:batch", items, "Idempotency-Key", "batch-1");
        forgetAnswers();
        Answer afterALoss = api.post("/customers:batch", items, "Idempotency-Key", "batch-1");

        assertThat(first.body().toString())
                .contains(
                        "{\"index\":0,\"status\":201,", "{\"index\":1,\"status\":200,", "{\"index\":2,\"status\":201,");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(afterALoss.body()).isEqualTo(first.body());
        assertThat(api.put(known, "{}").body().get("name").asString()).isEqualTo("Later");
    }

    /** As after a day. */
    @Test
    void GW_05_otherBody_underAForgottenKey_isNotAnsweredByWhatThereWas() {
        String customer = "/customers/"
                + api.post("/customers", "{\"name\":\"Forgotten\"}").id();
        String call = "{\"channel\":\"CALL\",\"direction\":\"INBOUND\",\"subject\":\"first\"}";
        String usage = "{\"name\":\"first\",\"props\":{\"b\":1,\"c\":2}}";
        Map.of(
                        "/customers",
                        "{\"name\":\"first\"}",
                        customer + "/interactions",
                        call,
                        customer + "/usage-events",
                        usage)
                .forEach(this::assertOtherIsItsOwn);
    }

    private void assertOtherIsItsOwn(String path, String body) {
        String key = "forgotten" + path;
        Answer first = api.post(path, body, "Idempotency-Key", key);
        forgetAnswers();
        Answer other = api.post(path, body.replace("first", "second"), "Idempotency-Key", key);
        forgetAnswers();
        Answer again = api.post(path, body, "Idempotency-Key", key);

        assertThat(List.of(first.status(), other.status(), again.status())).containsOnly(201);
        assertThat(other.id()).isNotEqualTo(first.id());
        assertThat(again.id()).isEqualTo(first.id());
    }

    @Test
    void GW_05_contactPlan_isSetOnce_alsoWhereItsAnswerWasLost() {
        String path =
                "/customers/" + api.post("/customers", "{\"name\":\"Planned\"}").id() + "/contact-plan";
        Answer first = plan(path);
        assertThat(first.status()).isEqualTo(200);
        assertThat(plan(path).body()).isEqualTo(first.body());

        forgetAnswers();
        assertThat(plan(path).header("ETag")).isEqualTo(first.header("ETag"));
    }

    @Test
    void GW_05_upload_isOneJob_andARepeatLeavesNothingBehind() {
        Answer first = api.upload(IMPORT, ROWS, "Idempotency-Key", "file-1");
        Answer again = api.upload(IMPORT, ROWS, "Idempotency-Key", "file-1");
        Answer other = api.upload(IMPORT, ROWS + "2,Li Wei\n", "Idempotency-Key", "file-1");

        assertThat(first.status()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(other.status()).isEqualTo(422);
        assertThat(uploads())
                .allMatch(id -> id.startsWith(first.body().get("jobId").asString()));
    }

    @Test
    void lengths_areCountedAsTheDocumentSays() {
        String path =
                "/customers/" + api.post("/customers", "{\"name\":\"Short\"}").id() + "/interactions";
        String call = "{\"channel\":\"CALL\",\"direction\":\"INBOUND\",\"subject\":\"%s\"}";

        assertThat(api.post(path, call.formatted("🍵".repeat(200))).status()).isEqualTo(201);
        assertThat(api.post(path, call.formatted("🍵".repeat(201))).status()).isEqualTo(422);
    }

    private Answer plan(String path) {
        return api.send("PUT", path, "{\"cadenceDays\":30}", "If-Match", "\"0\"", "Idempotency-Key", "plan-1");
    }

    private static void forgetAnswers() {
        Mono.from(collection("answers").deleteMany(new Document())).block();
    }

    /** Of this import alone: others that run beside have their own files. */
    private static List<String> uploads() {
        return Flux.from(collection("import_chunks").find(new Document()))
                .filter(chunk -> new String(chunk.get("bytes", Binary.class).getData(), StandardCharsets.UTF_8)
                        .contains("Li Na"))
                .map(chunk -> chunk.getString("_id"))
                .collectList()
                .block();
    }

    private static MongoCollection<Document> collection(String name) {
        return RunningService.bean(MongoDatabase.class).getCollection(name);
    }
}
