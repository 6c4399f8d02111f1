package dev.fives.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every operation of the OpenAPI document is called here, whatever other tests call. */
@ExtendWith(LocalBackends.class)
class EveryOperationIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    /** Fits nobody. */
    private static final String ALL_KINDS_OF_CONDITIONS = """
            {'and':[{'field':'purchases.count','op':'gt','value':1000000},
             {'or':[{'field':'purchases.amount','op':'gte','value':268.5},
                   {'field':'rfm.r','op':'in','value':[4,5]},
                   {'field':'age','op':'between','value':[25,35]},
                   {'and':[{'field':'risk.level','op':'eq','value':'HIGH'},
                           {'not':{'field':'frequencyBand','op':'in','value':['LOW','MEDIUM']}}]},
                   {'field':'address.city','op':'startsWith','value':'上'},
                   {'field':'locale','op':'in','value':['zh-CN','en-GB']},
                   {'field':'tags','op':'contains','value':'tea'},
                   {'field':'tags','op':'in','value':['tea','pots']}]}]}
            """;

    private static RunningService service;
    private static TestTopics topics;
    private static SegmentSteps steps;

    @BeforeAll
    static void start() {
        service = RunningService.moving();
        topics = service.topics();
        steps = new SegmentSteps(service);
    }

    /** Each answer is judged where it comes in; what operators see belongs to the kit, whose tests say more. */
    @Test
    void GW_09_everyOperationOfTheDocument_isAnsweredAsItSays() {
        var id = steps.publish("all-fields", ALL_KINDS_OF_CONDITIONS);
        topics.recorded("cus_all", "pur_all", service.clock.instant(), "268.50");
        Eventually.until(SOON, () -> service.get("/profiles/cus_all").status() == 200);

        writesOfTheSegment(id);
        writesOfSettings();
        writesOfPlans();
        writesOfOperators();
        readsThatAnswer(id);
        readsOfNobody();
        service.send("DELETE", "/segments/" + id, null);

        assertThat(RunningService.neverCalled()).isEmpty();
    }

    private static void writesOfTheSegment(String id) {
        var tag = service.get("/segments/" + id).etag();
        assertThat(service.send("PATCH", "/segments/" + id, "{'name':'All fields'}", "If-Match", tag)
                        .status())
                .isEqualTo(200);
        assertThat(service.post("/segments/" + id + "/archive", null).status()).isEqualTo(200);
        assertThat(service.post("/segments/preview", "{'rule':" + ALL_KINDS_OF_CONDITIONS + "}")
                        .status())
                .isEqualTo(200);
        var override = "/segments/" + id + "/overrides/cus_all";
        service.send("PUT", override, "{'mode':'EXCLUDE','reason':'archived by now'}");
        service.send("DELETE", override, null);
    }

    private static void writesOfSettings() {
        assertThat(service.post("/settings/rfm/cuts", null).status()).isEqualTo(200);
        var bands = service.get("/settings/frequency-bands").body().toString();
        assertThat(service.put("/settings/frequency-bands", bands).status()).isEqualTo(200);
        var measure = service.get("/settings/rfm").at("/monetary");
        assertThat(service.put("/settings/rfm", "{'monetary':'" + measure + "'}")
                        .status())
                .isEqualTo(200);
        var sources = service.get("/settings/psychographics").body().toString();
        assertThat(service.put("/settings/psychographics", sources).status()).isEqualTo(200);
    }

    private static void writesOfPlans() {
        List.of("/scoring-plans", "/strategies", "/control-groups").forEach(path -> service.post(path, "{}"));
        List.of("/scoring-plans/none", "/strategies/none").forEach(path -> service.send("PUT", path, "{}"));
        service.post("/control-groups/none/assignments", "{}");
        var fit = service.post("/clv/fits", "{'model':'BG_NBD','calibrationEnd':'1990-01-01'}");
        service.get(fit.header("Location"));
    }

    private static void writesOfOperators() {
        service.post("/ops/parked/none/redrive", null);
        service.post("/ops/parked/none/discard", "{'reason':'a test'}");
        service.post("/ops/dlt/none/replay", null);
        rebuildToTheEnd();
    }

    /** Another test counts what is evaluated. */
    private static void rebuildToTheEnd() {
        var rebuild = "/ops/projections/segments/rebuild";
        var run = rebuild + "/" + service.post(rebuild, null).at("/id");
        Eventually.until("rebuilt", SOON, () -> !service.get(run).at("/state").equals("RUNNING"));
    }

    private static void readsThatAnswer(String id) {
        var ofSegment = Stream.of(
                        "",
                        "/members?count=true",
                        "/members/cus_all/explanation",
                        "/versions",
                        "/dependents",
                        "/description",
                        "/overrides")
                .map(part -> "/segments/" + id + part);
        var others = Stream.of("/segments?pageSize=1", "/ops/parked", "/ops/dlt?pageSize=1", "/ops/outbox?limit=1");
        Stream.concat(ofSegment, others)
                .forEach(path -> assertThat(service.get(path).status()).as(path).isEqualTo(200));
    }

    private static void readsOfNobody() {
        List.of(
                        "/clv/fits/none",
                        "/clv/fits/none/customers/none",
                        "/clv/fits/none/segments/none",
                        "/analytics/purchase-patterns",
                        "/analytics/associations",
                        "/analytics/cohorts",
                        "/analytics/trend-breaks",
                        "/analytics/main-groups",
                        "/profiles/none/habits",
                        "/profiles/none/scores",
                        "/profiles/none/next-actions",
                        "/customers/none/assessment",
                        "/scoring-plans",
                        "/scoring-plans/none",
                        "/strategies",
                        "/strategies/none",
                        "/control-groups",
                        "/control-groups/none",
                        "/control-groups/none/assignments/none",
                        "/ops/projections/segments/rebuild/none")
                .forEach(service::get);
    }
}
