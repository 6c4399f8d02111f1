package dev.fives.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.Topic;
import dev.fives.customer.Api.Answer;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.topic.SeenEvent;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(LocalBackends.class)
class CustomerServiceIT {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final Api api = RunningService.api();

    @Test
    void create_answersTheCustomerAndTellsOthers() {
        Answer created = api.post("/customers", """
            {"kind":"PERSON","name":"王芳","birthDate":{"date":"1996-02-29"},"locale":"zh-CN","timeZone":"Asia/Shanghai",
             "contactPoints":[{"type":"PHONE","value":"138 0013 8000"},{"type":"EMAIL","value":"wangfang@example.com"}],
             "externalIds":[{"system":"shop","id":"42"}]}
            """);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo("/customers/" + created.id());
        assertThat(created.header("Consistency-Token")).contains("customer/" + created.id() + "#1");
        assertThat(created.header("ETag")).isEqualTo("\"1\"");
        assertThat(created.body().get("version").asLong()).isEqualTo(1);
        assertThat(created.body().at("/contactPoints/0/value").asString()).isEqualTo("+8613800138000");
        var event = RunningService.topics()
                .ofAggregate(Topic.CUSTOMER, created.id(), 1)
                .getFirst();
        assertThat(event.type()).isEqualTo("crm.customer.created.v1");
        assertThat(event.key()).isEqualTo(created.id());
        assertThat(event.data().get("version").asLong()).isEqualTo(1);
        assertThat(event.data().get("changedFields").size()).isZero();
        assertThat(event.data().at("/after/birthDate/date").asString()).isEqualTo("1996-02-29");
        assertThat(event.data().toString()).doesNotContain("王芳", "138", "wangfang", "\"42\"");
    }

    @Test
    void create_namesEverythingThatIsWrong() {
        Answer refused = api.post("/customers", """
            {"kind":"ROBOT","name":"x","contactPoints":[{"type":"EMAIL","value":"foo"},{"type":"PHONE","value":"12"}],
             "timeZone":"Mars/Olympus"}
            """);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().toString())
                .contains("/kind", "/contactPoints/0/value", "/contactPoints/1/value", "/timeZone")
                .contains("email: foo (expected: name@host)");
    }

    @Test
    void create_refusesAnUnknownField() {
        assertThat(api.post("/customers", "{\"name\":\"x\",\"balance\":5}").status())
                .isEqualTo(400);
    }

    @Test
    void create_repeatedWithItsKeyIsOneCustomer() {
        String body = person("keyed", "key-1");
        Answer first = api.post("/customers", body, "Idempotency-Key", "k-1");
        Answer second = api.post("/customers", body, "Idempotency-Key", "k-1");
        Answer other = api.post("/customers", person("other", "key-2"), "Idempotency-Key", "k-1");
        Answer stranger = RunningService.api("stranger")
                .post("/customers", person("stranger", "key-3"), "Idempotency-Key", "k-1");

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.body().get("type").asString()).isEqualTo("/problems/idempotency-key-reused");
        assertThat(stranger.status()).isEqualTo(201);
        assertThat(stranger.id()).isNotEqualTo(first.id());
    }

    @Test
    void patch_needsTheVersionSeenAndTellsWhatChanged() {
        String path = "/customers/" + api.post("/customers", """
            {"name":"Pat","custom":{"shoeSize":42},"addresses":[{"country":"China","region":"上海市","city":"Shanghai","street":"Nanjing Rd 1"}]}
            """).id();
        String change =
                "{\"addresses\":[{\"country\":\"CN\",\"region\":\"Shanghai\",\"city\":\"Pudong\",\"street\":\"Nanjing"
                        + " Rd 1\"}]}";

        assertThat(api.send("PATCH", path, change).status()).isEqualTo(428);
        Answer patched = api.patch(path, 1, change);
        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.header("ETag")).isEqualTo("\"2\"");
        assertThat(patched.body().at("/addresses/0/region").asString()).isEqualTo("CN-SH");
        assertThat(api.patch(path, 1, "{\"name\":\"Late\"}").status()).isEqualTo(412);
        assertThat(api.patch(path, 2, "{\"nickname\":\"x\"}").status()).isEqualTo(400);
        assertThat(api.patch(path, 2, "{\"name\":\"Pat\"}").header("ETag")).isEqualTo("\"2\"");

        JsonNode data = RunningService.topics()
                .ofAggregate(Topic.CUSTOMER, patched.id(), 2)
                .get(1)
                .data();
        assertThat(data.get("changedFields").toString()).isEqualTo("[\"address.city\"]");
        assertThat(data.at("/before/address").toString()).isEqualTo("{\"city\":\"Shanghai\"}");
        assertThat(data.at("/after/address/city").asString()).isEqualTo("Pudong");
        assertThat(data.at("/after/custom/shoeSize").asInt()).isEqualTo(42);
    }

    @Test
    void patch_repeatedWithItsKeyIsOneChange() {
        String path =
                "/customers/" + api.post("/customers", person("Once", "once-1")).id();
        Answer first = api.patch(path, 1, "{\"name\":\"Twice\"}", "Idempotency-Key", "p-1");
        Answer second = api.patch(path, 1, "{\"name\":\"Twice\"}", "Idempotency-Key", "p-1");
        Answer other = api.patch(path, 2, "{\"name\":\"Thrice\"}", "Idempotency-Key", "p-1");

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.header("ETag")).isEqualTo("\"2\"");
        assertThat(other.status()).isEqualTo(422);
    }

    @Test
    void patch_inParallelOnOneVersionWinsOnce() {
        String path =
                "/customers/" + api.post("/customers", person("Race", "race-1")).id();

        List<Integer> statuses = Callers.together(
                50, i -> api.patch(path, 1, "{\"name\":\"Race " + i + "\"}").status());

        assertThat(statuses)
                .containsOnlyOnce(200)
                .filteredOn(status -> status == 412)
                .hasSize(49);
    }

    @Test
    void read_isOneCommand() {
        String id = api.post("/customers", person("Read", "read-1")).id();
        RunningService.topics().ofAggregate(Topic.CUSTOMER, id, 1);
        int before = writtenAndTold(id);

        assertThat(api.get("/customers/" + id).status()).isEqualTo(200);

        assertThat(RunningService.commandsNaming(id)).hasSize(before + 1);
        assertThat(api.get("/customers/cus_none").status()).isEqualTo(404);
    }

    @Test
    void EVT_03_updatesFromManyThreadsReachTheTopicInOrder() {
        String path =
                "/customers/" + api.post("/customers", person("Busy", "busy-1")).id();

        Callers.together(8, thread -> {
            IntStream.range(0, 125).forEach(i -> untilChanged(path, "{\"occupation\":\"" + thread + "-" + i + "\"}"));
            return thread;
        });

        List<Long> sequences =
                RunningService.topics()
                        .ofAggregate(Topic.CUSTOMER, path.substring(path.lastIndexOf('/') + 1), 1001)
                        .stream()
                        .map(SeenEvent::sequence)
                        .toList();
        assertThat(sequences.stream().distinct())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 1001).boxed().toList());
    }

    /** Reads and writes until no one was faster; waits where too many events are on their way or the store is busy. */
    private void untilChanged(String path, String change) {
        Eventually.until("changed", DEADLINE, () -> {
            Answer seen = api.get(path);
            int status = seen.status() == 200
                    ? api.patch(path, seen.body().get("version").asLong(), change)
                            .status()
                    : seen.status();
            assertThat(status).isIn(200, 412, 503);
            return status == 200;
        });
    }

    /** Commands for a customer, the last of which takes its event out of the outbox. */
    private static int writtenAndTold(String id) {
        Eventually.until(
                "taken out of the outbox",
                DEADLINE,
                () -> RunningService.commandsNaming(id).stream()
                        .anyMatch(command -> command.startsWith("{\"update\": \"customers\"")));
        return RunningService.commandsNaming(id).size();
    }

    private static String person(String name, String externalId) {
        return "{\"name\":\"%s\",\"externalIds\":[{\"system\":\"shop\",\"id\":\"%s\"}]}".formatted(name, externalId);
    }
}
