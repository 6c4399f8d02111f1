package dev.fives.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.test.stack.LocalBackends;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(LocalBackends.class)
class ControlGroupIT {

    private static final RunningService SERVICE = RunningService.moving();
    private static final int CUSTOMERS = 10_000;
    private static final int A_QUESTION = 1_000;
    private static final List<String> ALWAYS_HELD =
            List.of("cus_ctl_0", "cus_ctl_6", "cus_ctl_10", "cus_ctl_15", "cus_ctl_16", "cus_ctl_29");

    @Test
    void SEG_19_oneInTenIsHeldOut_andStaysOnThatSide() {
        // by a salt of its own a group in 370 would be larger or smaller
        String id = make("{'code':'tenth','name':'Left out','percent':10,'salt':'s-2026'}");

        List<String> control = control(id, 0, CUSTOMERS);

        assertThat(control).hasSizeBetween(1_000 - 90, 1_000 + 90);
        assertThat(control(id, 0, CUSTOMERS)).isEqualTo(control);
        var one = SERVICE.get("/control-groups/" + id + "/assignments/" + control.getFirst());
        assertThat(one.at("/bucket")).isEqualTo("CONTROL");

        String unsalted = make("{'code':'unsalted','name':'Left out','percent':10}");
        assertThat(SERVICE.get("/control-groups/" + unsalted).body().at("/salt").asString())
                .isEqualTo(unsalted);
    }

    /** Nothing is remembered, so a restart forgets nothing: a salt of ours puts these customers where they always were. */
    @Test
    void SEG_19_sideGoesByTheSaltAlone_soItOutlivesARestart_andALargerGroupKeepsAllOfTheSmaller() {
        String fifth = make("{'code':'salted-20','name':'20','percent':20,'salt':'s-2026'}");
        String half = make("{'code':'salted-50','name':'50','percent':50,'salt':'s-2026'}");

        assertThat(control(fifth, 0, 30)).containsExactlyElementsOf(ALWAYS_HELD);
        assertThat(control(half, 0, 1_000)).containsAll(control(fifth, 0, 1_000));
        assertThat(control(half, 0, 1_000)).hasSizeBetween(420, 580);
    }

    @Test
    void group_isMadeOnceForAKey_andACodeOnceForAll() {
        var body = "{'code':'once','name':'Once','percent':5}";
        var first = SERVICE.post("/control-groups", body, "Idempotency-Key", "ctl-1");
        SERVICE.forgetAnswers();

        assertThat(first.status()).isEqualTo(201);
        assertThat(SERVICE.post("/control-groups", body, "Idempotency-Key", "ctl-1")
                        .id())
                .isEqualTo(first.id());
        assertThat(SERVICE.post("/control-groups", body).status()).isEqualTo(409);
        assertThat(SERVICE.get("/control-groups?pageSize=200")
                        .body()
                        .at("/items")
                        .valueStream())
                .anyMatch(group -> group.at("/code").asString().equals("once"));
        assertThat(SERVICE.get("/control-groups/ctl_none").status()).isEqualTo(404);
    }

    @Test
    void group_isRefusedWithEachReason() {
        var refused = SERVICE.post("/control-groups", "{'code':'a b','percent':100,'salt':''}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()
                        .at("/errors")
                        .valueStream()
                        .map(each -> each.at("/pointer").asString()))
                .containsExactly("/code", "/name", "/percent", "/salt");
        assertThat(SERVICE.post("/control-groups/ctl_none/assignments", "{'customerIds':[]}")
                        .status())
                .isEqualTo(422);
    }

    private static String make(String body) {
        return SERVICE.post("/control-groups", body).id();
    }

    private static List<String> control(String id, int from, int to) {
        return IntStream.iterate(from, next -> next < to, next -> next + A_QUESTION)
                .boxed()
                .flatMap(first -> ask(id, first, Math.min(first + A_QUESTION, to)))
                .toList();
    }

    private static Stream<String> ask(String id, int from, int to) {
        var ids = IntStream.range(from, to)
                .mapToObj(number -> "'cus_ctl_" + number + "'")
                .collect(Collectors.joining(","));
        JsonNode split = SERVICE.post("/control-groups/" + id + "/assignments", "{'customerIds':[" + ids + "]}")
                .body();
        assertThat(split.at("/control").size() + split.at("/treatment").size()).isEqualTo(to - from);
        return split.at("/control").valueStream().map(JsonNode::asString);
    }
}
