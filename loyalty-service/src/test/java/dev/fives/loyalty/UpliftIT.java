package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.loyalty.care.model.CareChannel;
import dev.fives.loyalty.care.model.CareKind;
import dev.fives.loyalty.care.model.CareOrigin;
import dev.fives.loyalty.care.model.CareOrigin.PlanMark;
import dev.fives.loyalty.care.model.CareReason;
import dev.fives.loyalty.care.model.CareStatus;
import dev.fives.loyalty.care.model.CareTask;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** With a service of its own, whose clock runs. */
@ExtendWith(LocalBackends.class)
class UpliftIT {
    private static final Instant DUE = Instant.parse("2025-01-10T10:00:00Z");
    private static ReportStage stage;

    @BeforeAll
    static void start() {
        stage = ReportStage.start();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    /** 56 of 70 and 48 of 80 are Newcombe's first example, whose interval he printed. */
    @Test
    void LOY_30_uplift_isTheDifferenceToTheHoldout_withThePublishedInterval() {
        for (int i = 0; i < 70; i++) {
            CareStatus status =
                    List.of(CareStatus.DONE, CareStatus.DUE, CareStatus.SKIPPED).get(i % 3);
            task("treated_" + i, "cpl_seeded", status);
        }
        for (int i = 0; i < 80; i++) {
            task("held_" + i, "cpl_seeded", CareStatus.WITHHELD);
        }
        task("other", "cpl_other", CareStatus.DONE);
        for (int i = 0; i < 56; i++) {
            stage.buys("cus_treated_" + i, "2025-01-20T10:00:00Z");
        }
        for (int i = 0; i < 48; i++) {
            stage.buys("cus_held_" + i, "2025-01-24T09:59:59Z");
        }
        stage.buys("cus_held_48", "2025-01-24T10:00:00Z"); // too late
        stage.buys("cus_held_49", "2025-01-10T09:59:59Z"); // too early
        stage.givesBack(stage.buys("cus_held_50", "2025-01-20T10:00:00Z"));
        String path = "/reports/uplift?carePlanId=cpl_seeded&from=2025-01-10&to=2025-01-10&days=14";

        JsonNode report = stage.json(path);

        assertThat(report.at("/treated/rate").asString()).isEqualTo("0.8000");
        assertThat(report.at("/treated/sample").asInt()).isEqualTo(70);
        assertThat(report.at("/heldOut/rate").asString()).isEqualTo("0.6000");
        assertThat(report.at("/heldOut/sample").asInt()).isEqualTo(80);
        assertThat(report.path("enough").asBoolean()).isTrue();
        assertThat(report.at("/difference/rate").asString()).isEqualTo("0.2000");
        assertThat(report.at("/difference/ci95/low").asString()).isEqualTo("0.0524");
        assertThat(report.at("/difference/ci95/high").asString()).isEqualTo("0.3339");
        Picture picture = stage.picture(path, "image/svg+xml", "en");
        assertThat(picture.texts("text"))
                .contains("Difference: 20.0 percentage points (95 %: 5.2 to 33.4)", "Cared for", "n = 80");
        assertThat(picture.bars()).hasSize(2);
    }

    @Test
    void LOY_30_plansHoldout_isTold_butNoDifferenceOfTooFew() {
        String plan = plan();
        Instant now = stage.loyalty().clock.instant();
        for (int i = 0; i < 12; i++) {
            stage.buys("cus_sticky_" + i, now.toString());
        }
        String path = "/reports/uplift?carePlanId=" + plan;
        assertThat(stage.json(path + "&to="
                                + now.plus(Duration.ofDays(5)).toString().substring(0, 10))
                        .path("open")
                        .asInt())
                .isEqualTo(12);

        stage.loyalty().clock.advance(Duration.ofDays(20));
        JsonNode report = stage.json(path);

        int heldOut = stage.json("/care-tasks?status=WITHHELD&pageSize=200")
                .path("items")
                .valueStream()
                .filter(task -> task.path("customerId").asString().startsWith("cus_sticky_"))
                .toList()
                .size();
        assertThat(report.at("/heldOut/sample").asInt()).isEqualTo(heldOut);
        assertThat(report.at("/treated/sample").asInt()).isEqualTo(12 - heldOut);
        assertThat(report.path("open").asInt()).isZero();
        assertThat(report.path("enough").asBoolean()).isFalse();
        assertThat(report.has("difference")).isFalse();
        assertThat(stage.picture(path, "image/svg+xml", "zh").texts("text")).contains("客户太少，无法给出差值（每组至少 30 人）");
    }

    @Test
    void LOY_30_upliftWithoutPlan_isRefused() {
        assertThat(stage.get("/reports/uplift", "application/json").statusCode())
                .isEqualTo(400);
        assertThat(stage.get("/reports/uplift?carePlanId=cpl_1&days=0", "application/json")
                        .statusCode())
                .isEqualTo(400);
    }

    private static String plan() {
        HttpResponse<String> made = stage.loyalty()
                .post(
                        "/care-plans",
                        "{'name':'How is it?','kind':'FOLLOW_UP','trigger':'PURCHASE','channel':'PHONE',"
                                + "'offsetDays':3,'holdoutPercent':50}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return JsonMapper.shared().readTree(made.body()).path("planId").asString();
    }

    private static void task(String name, String planId, CareStatus status) {
        CareOrigin origin = new CareOrigin(
                CareReason.PLANNED_BY_AGENT, null, 0, null, "uplift", DUE, new PlanMark(planId, name, null));
        CareTask task = new CareTask(
                "car_" + name,
                "cus_" + name,
                CareKind.FOLLOW_UP,
                CareChannel.PHONE,
                DUE,
                origin,
                status,
                null,
                true,
                0,
                null);
        stage.loyalty()
                .careTasks()
                .create(task.taskId(), task.customerId(), task, List.of(), null)
                .block(DEADLINE);
    }
}
