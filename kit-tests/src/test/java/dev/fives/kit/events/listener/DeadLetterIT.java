package dev.fives.kit.events.listener;

import static dev.fives.kit.events.listener.ListenerStage.GROUP;
import static dev.fives.kit.events.listener.ListenerStage.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Dead letters as operators see and replay them, over HTTP. */
@ExtendWith(LocalBackends.class)
class DeadLetterIT {
    private final ListenerStage stage = new ListenerStage();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final List<String> applied = new CopyOnWriteArrayList<>();

    @AfterEach
    void closeStage() {
        stage.close();
    }

    @Test
    void EVT_07_poisonGoesToDeadLettersAndIsReplayedAfterTheFix() {
        refused.add("cus_poison");
        stage.start(this::apply, false);
        assertThat(letters("")).as("no dead-letter topic yet").isEmpty();
        stage.send("cus_poison", 1);
        stage.send("cus_poison", 2);
        stage.send("cus_good", 1);
        Eventually.until(SOON, () -> stage.committed() == 3);

        List<JsonNode> letters = letters("?pageSize=50");
        assertThat(letters)
                .extracting(letter -> letter.path("eventId").asString())
                .containsExactly("customer:cus_poison-2", "customer:cus_poison-1");
        JsonNode letter = letters.getLast();
        assertThat(letter.path("reason").asString()).contains("refused by the test");
        assertThat(letter.path("topic").asString()).isEqualTo(stage.topic());
        assertThat(letter.path("group").asString()).isEqualTo(GROUP);
        assertThat(letter.path("type").asString()).isEqualTo("crm.customer.created.v1");
        assertThat(letter.path("key").asString()).isEqualTo("cus_poison");
        assertThat(letter.path("attempts").asInt()).isEqualTo(1);
        assertThat(letter.has("doneAt")).isFalse();
        assertThat(letter.toString()).as("no payload").doesNotContain("changedFields");

        JsonNode again = replay(letter);
        assertThat(again.path("replayed").asBoolean()).isFalse();
        assertThat(again.path("refusal").asString()).contains("refused by the test");

        refused.clear();
        assertThat(replay(letter).path("replayed").asBoolean()).isTrue();
        assertThat(replay(letter).path("replayed").asBoolean()).as("twice").isTrue();
        assertThat(applied).as("one effect").containsExactly("customer:cus_good-1", "customer:cus_poison-1");
        assertThat(letters(""))
                .extracting(shown -> shown.has("doneAt"))
                .as("the second letter waits, the first is done")
                .containsExactly(false, true);
        assertUnreadableIsRefusedAgain();
        assertPagesShowEachOnce();
    }

    private void assertUnreadableIsRefusedAgain() {
        stage.send(stage.event("cus_bytes", 1, "no json".getBytes(StandardCharsets.UTF_8)));
        Eventually.until(SOON, () -> stage.committed() == 4);

        JsonNode answer = replay(letters("").getFirst());

        assertThat(answer.path("replayed").asBoolean()).isFalse();
        assertThat(answer.path("refusal").asString()).contains("value: not JSON");
        assertThat(stage.status("POST", "/ops/dlt/bm8tc3VjaC1sZXR0ZXI/replay")).isEqualTo(404);
        assertThat(stage.status("GET", "/ops/dlt", "admin"))
                .as("operators only")
                .isEqualTo(403);
    }

    private void assertPagesShowEachOnce() {
        for (int i = 0; i < 5; i++) {
            refused.add("cus_" + i);
            stage.send("cus_" + i, 1);
            int sent = 5 + i;
            Eventually.until(SOON, () -> stage.committed() == sent);
        }
        List<String> walked = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = stage.get("/ops/dlt?pageSize=3&count=true" + cursor);
            assertThat(page.path("total").intValue()).isEqualTo(8);
            assertThat(page.path("items").size()).isBetween(1, 3);
            page.path("items").forEach(item -> walked.add(item.path("key").asString()));
            cursor = page.has("next") ? "&cursor=" + page.path("next").asString() : "";
        } while (!cursor.isEmpty());

        assertThat(walked)
                .containsExactly("cus_4", "cus_3", "cus_2", "cus_1", "cus_0", "cus_bytes", "cus_poison", "cus_poison");
    }

    @Test
    void parkedKey_isRedrivenInOrderByEitherWay() {
        refused.addAll(Set.of("cus_p", "cus_q"));
        stage.start(this::apply, true);
        for (int i = 1; i <= 4; i++) {
            stage.send("cus_p", i);
        }
        Eventually.until(SOON, () -> stage.committed() == 4);
        assertThat(letters("")).as("the others wait behind it").hasSize(1);
        assertThat(replay(letters("").getFirst()).path("replayed").asBoolean()).isFalse();
        stage.send("cus_q", 1);
        Eventually.until(SOON, () -> stage.committed() == 5);

        refused.clear();
        assertThat(replay(letters("").getLast()).path("replayed").asBoolean()).isTrue();
        assertThat(applied)
                .containsExactly("customer:cus_p-1", "customer:cus_p-2", "customer:cus_p-3", "customer:cus_p-4");

        JsonNode parked = stage.get("/ops/parked").path("items");
        assertThat(parked.size()).isEqualTo(1);
        stage.post("/ops/parked/" + parked.path(0).path("id").asString() + "/redrive");
        assertThat(letters("")).as("done, whichever way").hasSize(2).allMatch(letter -> letter.has("doneAt"));
        assertThat(replay(letters("").getFirst()).path("replayed").asBoolean()).isTrue();
        assertThat(applied).hasSize(5).endsWith("customer:cus_q-1");
    }

    private List<JsonNode> letters(String query) {
        return stage.get("/ops/dlt" + query).path("items").valueStream().toList();
    }

    private JsonNode replay(JsonNode letter) {
        return stage.post("/ops/dlt/" + letter.path("id").asString() + "/replay");
    }

    private Mono<Void> apply(ReceivedEvent event) {
        return refused.contains(event.key())
                ? Mono.error(new PermanentFault("version: refused by the test (expected: nothing)"))
                : Mono.fromRunnable(() -> applied.add(event.id()));
    }
}
