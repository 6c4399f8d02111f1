package dev.fives.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.test.stack.LocalBackends;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** With a service of its own, since reports are of everybody; each test has a year of its own. */
@ExtendWith(LocalBackends.class)
class ReportIT {
    private static ReportStage stage;

    @BeforeAll
    static void start() {
        stage = ReportStage.start();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void LOY_30_fourOfTenWhoBuyTwiceIn90Days_are40Percent_netOfFullRefunds_thoughHeardThreeTimes() {
        for (int i = 0; i < 10; i++) {
            stage.buys("cus_ten_" + i, "2024-02-01T10:00:00Z");
        }
        for (int i = 0; i < 3; i++) {
            stage.buys("cus_ten_" + i, "2024-02-0" + (i + 1) + "T11:00:00Z");
        }
        stage.buys("cus_ten_3", "2024-05-01T10:00:00Z"); // 90 days
        stage.buys("cus_ten_4", "2024-05-02T10:00:00Z"); // 91 days
        stage.givesBack(stage.buys("cus_ten_5", "2024-02-03T10:00:00Z"));
        stage.givesBack(stage.buys("cus_ten_none", "2024-02-03T10:00:00Z"));
        stage.hearsAllAgain();

        JsonNode report = stage.json("/reports/repeat-purchase?from=2024-01-01&to=2024-12-31&days=90");

        assertThat(report.at("/total/sample").asInt()).isEqualTo(10);
        assertThat(report.at("/total/count").asInt()).isEqualTo(4);
        assertThat(report.at("/total/rate").asString()).isEqualTo("0.4000");
        // Wilson's interval of 4 of 10
        assertThat(report.at("/total/ci95/low").asString()).isEqualTo("0.1682");
        assertThat(report.at("/total/ci95/high").asString()).isEqualTo("0.6873");
        assertThat(report.path("tiers")).isEmpty();
        assertThat(stage.json("/reports/repeat-purchase?from=2024-01-01&to=2024-12-31&days=91")
                        .at("/total/count")
                        .asInt())
                .isEqualTo(5);
        assertThat(stage.json("/reports/repeat-purchase?from=2024-02-02&to=2024-12-31")
                        .at("/total/sample")
                        .asInt())
                .as("who bought on later days: 1 to 4")
                .isEqualTo(4);
    }

    @Test
    void LOY_30_days_areThoseOfTheProgrammesZone() {
        stage.buys("cus_zone_1", "2021-12-31T15:59:59Z"); // still 2021 in Shanghai
        stage.buys("cus_zone_2", "2021-12-31T16:00:00Z");
        stage.buys("cus_zone_3", "2022-01-31T15:59:59Z");
        stage.buys("cus_zone_4", "2022-01-31T16:00:00Z"); // February

        JsonNode month = stage.json("/reports/repeat-purchase?from=2022-01-01&to=2022-01-31");
        JsonNode retention = stage.json("/reports/retention?from=2021-12&to=2022-02");

        assertThat(month.at("/total/sample").asInt()).isEqualTo(2);
        assertThat(samples(retention)).containsExactly(1, 2, 1);
    }

    @Test
    void LOY_30_nobodyBought_isNoRate() {
        JsonNode report = stage.json("/reports/repeat-purchase?from=2020-01-01&to=2020-01-31&by=tier");

        assertThat(report.at("/total/sample").asInt()).isZero();
        assertThat(report.path("total").has("rate")).isFalse();
        assertThat(report.path("total").has("ci95")).isFalse();
    }

    @Test
    void LOY_30_tiers_areToldApart_asTheyAreHeldNow() {
        stage.tiers("GOLD", "100.00");
        stage.buys("cus_gold", "2026-02-10T10:00:00Z", "150.00");
        stage.buys("cus_gold", "2026-02-20T10:00:00Z", "150.00");
        stage.buys("cus_plain_1", "2026-02-10T10:00:00Z", "10.00");
        stage.buys("cus_plain_2", "2026-02-10T10:00:00Z", "10.00");
        stage.buys("cus_plain_2", "2026-02-11T10:00:00Z", "10.00");
        stage.awaitTier("cus_gold", "GOLD");

        JsonNode report = stage.json("/reports/repeat-purchase?by=tier");

        assertThat(report.path("from").asString()).isEqualTo("2025-12-01");
        assertThat(report.path("to").asString()).isEqualTo("2026-03-01");
        assertThat(rates(report.path("tiers"))).containsExactly("null 2/1 0.5000", "GOLD 1/1 1.0000");
        assertThat(report.at("/total/sample").asInt()).isEqualTo(3);
        JsonNode months =
                stage.json("/reports/retention?from=2026-01&to=2026-02&by=tier").path("months");
        assertThat(rates(months.path(1).path("tiers"))).containsExactly("null 2/0 0.0000", "GOLD 1/0 0.0000");
    }

    @Test
    void LOY_30_retention_isWhoBuysInTheNextMonthToo() {
        for (String who : List.of("a", "b", "c")) {
            stage.buys("cus_keep_" + who, "2023-01-15T10:00:00Z");
        }
        stage.buys("cus_keep_a", "2023-01-20T10:00:00Z");
        stage.buys("cus_keep_a", "2023-02-15T10:00:00Z");
        stage.buys("cus_keep_b", "2023-02-15T10:00:00Z");
        stage.givesBack(stage.buys("cus_keep_a", "2023-03-15T10:00:00Z"));
        stage.buys("cus_keep_b", "2023-03-15T10:00:00Z");

        JsonNode report = stage.json("/reports/retention?from=2023-01&to=2023-03");

        assertThat(report.path("months")
                        .valueStream()
                        .map(month -> month.path("month").asString() + " " + rate(month.path("total"))))
                .containsExactly("2023-01 null 3/2 0.6667", "2023-02 null 2/1 0.5000", "2023-03 null 1/0 0.0000");
        JsonNode latest = stage.json("/reports/retention").path("months");
        assertThat(latest).hasSize(12);
        assertThat(latest.path(11).path("month").asString()).isEqualTo("2026-02");
        assertThat(latest.path(11).path("complete").asBoolean()).isFalse();
        assertThat(latest.path(10).path("complete").asBoolean()).isTrue();
    }

    @Test
    void LOY_30_picture_isSvgWithTitleAndBars_inTheLanguageOfTheReader() {
        stage.buys("cus_picture_1", "2019-06-01T10:00:00Z");
        stage.buys("cus_picture_1", "2019-07-01T10:00:00Z");
        stage.buys("cus_picture_2", "2019-06-01T10:00:00Z");
        String path = "/reports/repeat-purchase?from=2019-01-01&to=2019-12-31";

        Picture english = stage.picture(path, "image/svg+xml", "fr,en;q=0.5");
        assertThat(english.texts("title").getFirst()).isEqualTo("Repeat purchase rate");
        assertThat(english.texts("text"))
                .contains("Repeat purchase rate", "% of customers", "All customers", "n = 2", "50%");
        assertThat(english.bars()).hasSize(1);
        assertThat(english.header("Content-Language")).isEqualTo("en");
        assertThat(english.header("Content-Type")).startsWith("image/svg+xml");
        assertThat(english.header("Vary")).contains("Accept");

        Picture chinese = stage.picture(
                "/reports/retention?from=2019-06&to=2019-08&by=tier", "application/json;q=0.5, image/svg+xml", "zh-CN");
        assertThat(chinese.texts("text")).contains("月度留存率", "客户占比（%）", "2019-06", "n = 2");
        assertThat(chinese.header("Content-Language")).isEqualTo("zh");
        assertThat(chinese.bars()).as("all and without a tier, June and July").hasSize(4);
    }

    @Test
    void LOY_30_referralRate_isAPictureToo() {
        stage.buys("cus_bringer", "2017-01-01T10:00:00Z");

        Picture picture = stage.picture(
                "/reports/referral-rate?from=2026-01-01T00:00:00Z&to=2026-12-31T00:00:00Z", "image/svg+xml", "zh");

        assertThat(picture.texts("title").getFirst()).isEqualTo("推荐率");
        assertThat(picture.texts("text")).contains("每百名会员的推荐数").anyMatch(text -> text.matches("0 / [1-9][0-9]*"));
        assertThat(picture.bars()).hasSize(1);
    }

    @Test
    void LOY_30_numbers_areForWhoAcceptsAny_andNothingIsForWhoAcceptsNeither() {
        String path = "/reports/retention?from=2019-06&to=2019-06";

        for (String accept : List.of("*/*", "application/json", "image/svg+xml;q=0.1, */*;q=0.5")) {
            assertThat(stage.get(path, accept).headers().firstValue("Content-Type"))
                    .as(accept)
                    .hasValue("application/json");
        }
        HttpResponse<String> refused = stage.get(path, "image/png");
        assertThat(refused.statusCode()).isEqualTo(406);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void LOY_30_questionsThatMakeNoSense_areRefused() {
        for (String query : List.of(
                "repeat-purchase?from=2026-13-01",
                "repeat-purchase?from=2026-2-1",
                "repeat-purchase?from=2026-02-02&to=2026-02-01",
                "repeat-purchase?from=2020-01-01&to=2026-02-01",
                "repeat-purchase?days=0",
                "repeat-purchase?days=1097",
                "repeat-purchase?days=9999999999",
                "repeat-purchase?by=customer",
                "retention?from=2026-00",
                "retention?from=2026-02&to=2026-01",
                "retention?from=2020-01&to=2026-01",
                "retention?to=2026-03")) {
            assertThat(stage.get("/reports/" + query, "application/json").statusCode())
                    .as(query)
                    .isEqualTo(400);
        }
    }

    @Test
    void LOY_30_reports_areRead_byWhoReadsMembers_andNameNobody() {
        stage.buys("cus_secret", "2018-01-01T10:00:00Z");
        stage.loyalty().awaitIdle();
        HttpResponse<String> answer =
                stage.loyalty().send("GET", "/reports/repeat-purchase?from=2018-01-01&to=2018-01-02", "analyst");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("cus_secret").contains("\"sample\":1");
        assertThat(stage.loyalty().send("GET", "/reports/retention", "ops").statusCode())
                .isEqualTo(403);
    }

    private static List<Integer> samples(JsonNode retention) {
        return retention
                .path("months")
                .valueStream()
                .map(month -> month.at("/total/sample").asInt())
                .toList();
    }

    private static List<String> rates(JsonNode tiers) {
        return tiers.valueStream().map(ReportIT::rate).toList();
    }

    private static String rate(JsonNode rate) {
        return rate.path("tier").asString("null") + " " + rate.path("sample").asInt() + "/"
                + rate.path("count").asInt() + " " + rate.path("rate").asString("");
    }
}
