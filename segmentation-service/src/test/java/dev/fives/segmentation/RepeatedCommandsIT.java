package dev.fives.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.test.stack.LocalBackends;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Commands that come again are carried out once, and those of who has not seen what is there not at all. */
@ExtendWith(LocalBackends.class)
class RepeatedCommandsIT {

    private static RunningService service;
    private static SegmentSteps steps;

    @BeforeAll
    static void start() {
        service = RunningService.moving();
        steps = new SegmentSteps(service);
    }

    /** Without the kept answers, as after a process that died before it answered: the segment itself remembers. */
    @Test
    void GW_05_repeatedChangePublishAndArchive_areDoneOnce_whateverCameAfterThem() {
        var path = "/segments/"
                + service.post("/segments", rule("repeated", "age"))
                        .body()
                        .at("/id")
                        .asString();
        var one = "{'name':'One'}";
        var changed = service.send("PATCH", path, one, "If-Match", "\"1\"", "Idempotency-Key", "r-1");
        var published = service.post(path + "/publish", null, "If-Match", "\"2\"", "Idempotency-Key", "r-2");
        service.send("PATCH", path, "{'name':'Two'}", "If-Match", "\"3\"");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(published.status()).isEqualTo(200);
        assertThat(service.send("PATCH", path, one, "If-Match", "\"1\"", "Idempotency-Key", "r-1")
                        .body())
                .isEqualTo(changed.body());
        service.forgetAnswers();
        assertThat(service.send("PATCH", path, one, "If-Match", "\"1\"", "Idempotency-Key", "r-1")
                        .at("/name"))
                .isEqualTo("Two");
        assertThat(service.post(path + "/publish", null, "If-Match", "\"2\"", "Idempotency-Key", "r-2")
                        .at("/version"))
                .isEqualTo("4");
        var archived = service.post(path + "/archive", null, "If-Match", "\"4\"", "Idempotency-Key", "r-3");
        service.forgetAnswers();
        assertThat(service.post(path + "/archive", null, "If-Match", "\"4\"", "Idempotency-Key", "r-3")
                        .body())
                .isEqualTo(archived.body());
    }

    @Test
    void GW_05_codeOfARefusedCreation_isStillFree() {
        service.post("/segments", rule("burnt-1", "age"), "Idempotency-Key", "burnt");
        var refused = service.post("/segments", rule("burnt-2", "age"), "Idempotency-Key", "burnt");
        service.forgetAnswers();
        var asNew = service.post("/segments", rule("burnt-3", "age"), "Idempotency-Key", "burnt");

        assertThat(refused.at("/code")).isEqualTo("idempotency-key-reused");
        assertThat(asNew.status()).isEqualTo(201);
        assertThat(service.post("/segments", rule("burnt-2", "age")).status()).isEqualTo(201);
    }

    @Test
    void GW_05_settingsAndCuts_areSetOnceForAKey() {
        var gross = "{'monetary':'GROSS'}";
        var seen = service.get("/settings/rfm").etag();
        var first = service.send("PUT", "/settings/rfm", gross, "Idempotency-Key", "set-1", "If-Match", seen);
        service.put("/settings/rfm", "{'monetary':'NET'}");
        var again = service.send("PUT", "/settings/rfm", gross, "Idempotency-Key", "set-1", "If-Match", seen);
        var cuts = service.post("/settings/rfm/cuts", null, "Idempotency-Key", "cut-1");
        var cutAgain = service.post("/settings/rfm/cuts", null, "Idempotency-Key", "cut-1");

        assertThat(first.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(service.get("/settings/rfm").at("/monetary")).isEqualTo("NET");
        assertThat(cutAgain.body()).isEqualTo(cuts.body());
        assertThat(cutAgain.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void GW_07_settings_ofWhoHasNotSeenThem_stay() {
        var path = "/settings/frequency-bands";
        var seen = service.get(path).etag();
        var wide = "{'windowDays':90,'mediumFrom':3,'highFrom':9}";
        var narrow = "{'windowDays':30,'mediumFrom':2,'highFrom':4}";
        assertThat(service.send("PUT", path, wide).status()).isEqualTo(428);
        steps.publish("seen-or-not", "{'field':'age','op':'gt','value':1}");
        var first = service.send("PUT", path, wide, "If-Match", seen);
        var late = service.send("PUT", path, narrow, "If-Match", seen);
        var lostAnswer = service.send("PUT", path, wide, "If-Match", seen);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.etag()).isNotEqualTo(seen);
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.etag())
                .isEqualTo(first.etag())
                .isEqualTo(service.get(path).etag());
        assertThat(lostAnswer.body()).isEqualTo(first.body());
        assertThat(service.put(path, "{'windowDays':90,'mediumFrom':2,'highFrom':6}")
                        .status())
                .isEqualTo(200);
    }

    private static String rule(String code, String field) {
        return "{'code':'%s','name':'%s','rule':{'field':'%s','op':'gt','value':1}}".formatted(code, code, field);
    }
}
