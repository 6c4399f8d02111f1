package dev.fives.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventTypes;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Why a customer is in a segment, or is not. */
@ExtendWith(LocalBackends.class)
class ExplanationIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private static RunningService service;
    private static TestTopics topics;
    private static SegmentSteps steps;

    @BeforeAll
    static void start() {
        service = RunningService.moving();
        topics = service.topics();
        steps = new SegmentSteps(service);
    }

    @Test
    void SEG_17_explanation_leavesAnswerTheTree_withTheEventsTheyRestOn() {
        var id = steps.publish("why", """
                {'and':[{'field':'purchases.count','op':'gte','value':2},
                        {'or':[{'field':'recencyDays','op':'gt','value':400},
                               {'not':{'field':'address.postalCode','op':'startsWith','value':'9'}}]},
                        {'field':'lastScore.nps','op':'gte','value':9}]}""");
        var now = service.clock.instant();
        steps.customer("cus_why", "704000");
        topics.recorded("cus_why", "pur_why1", now.minusSeconds(60), "10.00");
        topics.recorded("cus_why", "pur_why2", now, "10.00");
        topics.refunded("cus_why", "pur_why1", 2, now, "10.00", "5.00");
        topics.answered("cus_why", "rsp_why", "NPS", 9, "POSITIVE", now);
        steps.awaitMembers(id, "cus_why rule");
        steps.awaitEvidence(id, "cus_why", "purchase:pur_why1-2");

        var in = steps.explanation(id, "cus_why");
        assertThat(in.at("/member").asBoolean()).isTrue();
        assertThat(answer(in.at("/tree"))).isTrue();
        assertThat(eventIds(in.at("/tree/and/0")))
                .containsExactlyInAnyOrder("purchase:pur_why1-2", "purchase:pur_why2-1");
        assertThat(in.at("/tree/and/0/actual").intValue()).isEqualTo(2);
        assertThat(in.at("/tree/and/0/expected").intValue()).isEqualTo(2);
        assertThat(in.at("/tree/and/1/or/0/evidence/0/kind").asString()).isEqualTo("TIME");
        assertThat(in.at("/tree/and/1/or/0/evidence/0/at").asString())
                .isEqualTo(in.at("/at").asString());
        assertThat(eventIds(in.at("/tree/and/1/or/1/not"))).containsExactly("customer:cus_why-1");
        assertThat(eventIds(in.at("/tree/and/2"))).hasSize(1);
        assertThat(in.at("/tree/and/2/evidence/0/ref").asString()).isEqualTo("rsp_why");

        topics.customer("cus_why", 2, "900000", null);
        steps.awaitMembers(id);
        var out = steps.explanation(id, "cus_why");
        assertThat(out.at("/member").asBoolean()).isFalse();
        assertThat(answer(out.at("/tree"))).isFalse();
        assertThat(out.at("/reason").asString()).isEqualTo("rule");
        var left =
                steps.events(EventTypes.SEGMENT_EXITED, "cus_why", id).getLast().data();
        assertThat(left.at("/cause/leaf").asString()).isEqualTo("address.postalCode startsWith 9");
        assertThat(left.at("/cause/eventId").asString()).isEqualTo("customer:cus_why-2");

        service.send("PUT", "/segments/" + id + "/overrides/cus_why", "{'mode':'INCLUDE','reason':'promised'}");
        var held = steps.explanation(id, "cus_why");
        assertThat(held.at("/member").asBoolean()).isTrue();
        assertThat(held.at("/reason").asString()).isEqualTo("manual");
        assertThat(held.at("/override/reason").asString()).isEqualTo("promised");
        assertThat(service.get("/segments/" + id + "/members/cus_nobody/explanation")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void SEG_17_explanation_namesThePurchaseThatACondition_restsOn_behindManyNewerOnes() {
        var id = steps.publish(
                "why-tea", "{'field':'purchases.count','where':{'category':'why-tea'},'op':'gte','value':1}");
        var now = service.clock.instant();
        var shop = new Shop(service).customer("cus_behind");
        shop.buys("cus_behind", "pur_behind_tea", now.minusSeconds(9_000), Shop.line("sku-tea", "why-tea", 1, "10.00"));
        for (int i = 0; i < 60; i++) {
            var at = now.minusSeconds(100 + i);
            shop.buys("cus_behind", "pur_behind_" + i, at, Shop.line("sku-pot", "why-pots", 1, "10.00"));
        }
        shop.open();
        steps.awaitMembers(id, "cus_behind rule");
        Eventually.asserted(
                SOON,
                () -> assertThat(eventIds(steps.explanation(id, "cus_behind").at("/tree")))
                        .containsExactly("purchase:pur_behind_tea-1"));
    }

    /** The tree, answered anew from what is said of its leaves. */
    private static boolean answer(JsonNode tree) {
        boolean answer = tree.has("and")
                ? tree.at("/and").valueStream().allMatch(ExplanationIT::answer)
                : tree.has("or")
                        ? tree.at("/or").valueStream().anyMatch(ExplanationIT::answer)
                        : tree.has("not")
                                ? !answer(tree.at("/not"))
                                : tree.at("/result").asBoolean();
        assertThat(tree.at("/result").asBoolean()).isEqualTo(answer);
        return answer;
    }

    private static List<String> eventIds(JsonNode leaf) {
        return leaf.at("/evidence")
                .valueStream()
                .map(one -> one.at("/eventId").asString())
                .toList();
    }
}
