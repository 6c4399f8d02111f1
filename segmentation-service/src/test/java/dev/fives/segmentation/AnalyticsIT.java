package dev.fives.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fives.contracts.purchase.PurchaseChanged;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.segmentation.analytics.app.SalesHistory;
import dev.fives.segmentation.analytics.model.CustomerSales;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Each test has a year of its own, in which nobody else buys. */
@ExtendWith(LocalBackends.class)
class AnalyticsIT {

    private static final RunningService SERVICE = RunningService.moving();
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final Shop shop = new Shop(SERVICE);

    @Test
    void ANA_02_fortyOfAHundredPurchasesOnSaturdayEvening_areThePeak_inLocalTime() {
        List<Instant> times = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            // a Saturday evening in Shanghai, when it is noon in London
            var saturday = LocalDateTime.parse("1996-01-06T20:00").plusWeeks(i);
            times.add(saturday.plusMinutes(3L * i).atZone(SHANGHAI).toInstant());
        }
        for (int i = 0; i < 60; i++) {
            times.add(LocalDateTime.parse("1996-01-02T00:30")
                    .plusHours(i * 59L)
                    .atZone(SHANGHAI)
                    .toInstant());
        }
        shop.customer("cus_ana_sat");
        for (int i = 0; i < times.size(); i++) {
            shop.buys("cus_ana_sat", "pur_ana_sat_" + i, times.get(i), Shop.line("TEA", "tea", 1, "10.00"));
        }
        shop.open();

        var path = "/analytics/purchase-patterns?from=1996-01-01&to=1996-12-31";
        JsonNode pattern = SERVICE.get(path).body();
        JsonNode peak = pattern.at("/peaks/0");
        assertThat(pattern.at("/sample").asInt()).isEqualTo(100);
        assertThat(pattern.at("/peaks").size()).isEqualTo(1);
        assertThat(peak.at("/dow").asString()).isEqualTo("SAT");
        assertThat(peak.at("/hours").toString()).isEqualTo("[20,21]");
        assertThat(peak.at("/share").asDouble()).isBetween(0.40, 0.42);
        assertThat(peak.at("/pValue").asDouble()).isLessThan(0.01);
        assertThat(peak.at("/ci95/low").asDouble()).isBetween(0.2, 0.4);
        assertThat(peak.at("/promotion/from").asString()).endsWith("T20:00:00Z");
        assertThat(Instant.parse(peak.at("/promotion/from").asString())).isAfter(SERVICE.clock.instant());

        JsonNode inLondon = SERVICE.get(path + "&timeZone=UTC").body();
        assertThat(inLondon.at("/peaks/0/hours").toString()).isEqualTo("[12,13]");
        assertThat(inLondon.at("/customersOwnTime").asBoolean()).isFalse();

        assertThat(SERVICE.picture(path, "zh")).contains("顾客购买时段").contains("星期六 20:00–22:00");
    }

    @Test
    void ANA_02_evenPurchases_haveNoPeak() {
        for (int i = 0; i < 168; i++) {
            var at = LocalDateTime.parse("1991-02-01T00:30").plusHours(i).toInstant(ZoneOffset.UTC);
            shop.buys("cus_ana_even", "pur_ana_even_" + i, at, Shop.line("TEA", "tea", 1, "10.00"));
        }
        shop.open();

        JsonNode pattern = SERVICE.get("/analytics/purchase-patterns?from=1991-01-01&to=1991-12-31")
                .body();

        assertThat(pattern.at("/sample").asInt()).isEqualTo(168);
        assertThat(pattern.at("/peaks").isEmpty()).isTrue();
        assertThat(pattern.at("/hoursPValue").asDouble()).isEqualTo(1);
        JsonNode days = SERVICE.get("/analytics/purchase-patterns?from=1991-01-29&to=1991-02-06")
                .body();
        assertThat(days.at("/sample").asInt()).as("those of the days alone").isEqualTo(144);
        assertThat(pattern.at("/months/1/count").asInt()).isEqualTo(168);
    }

    @Test
    void ANA_04_purchasesEveryThirtyDays_areExpectedInThirty_andTheTopCategoryIsBySpend() {
        int[] days = {0, 30, 58, 90, 120, 149, 181};
        shop.customer("cus_ana_habit");
        for (int i = 0; i < days.length; i++) {
            var at = LocalDateTime.parse("1992-01-01T10:00").plusDays(days[i]).toInstant(ZoneOffset.UTC);
            shop.buys(
                    "cus_ana_habit",
                    "pur_ana_habit_" + i,
                    at,
                    Shop.line("TEA", "tea", 1, "60.00"),
                    Shop.line("CUP", "cup", 5, "2.00"));
        }
        shop.open();

        JsonNode habits = SERVICE.get("/profiles/cus_ana_habit/habits").body();
        assertThat(habits.at("/topCategories/0/name").asString()).isEqualTo("tea");
        assertThat(habits.at("/topCategories/0/amount").asString()).isEqualTo("420.00");
        assertThat(habits.at("/topCategories/0/share").asDouble()).isEqualTo(0.8571);
        assertThat(habits.at("/topBrands/0/name").asString()).isEqualTo("tea-house");
        assertThat(habits.at("/averageAmount").asString()).isEqualTo("70.00");
        assertThat(habits.at("/medianIntervalDays").asDouble()).isEqualTo(30);
        var expected = LocalDate.parse("1992-01-01").plusDays(181 + 30);
        assertThat(LocalDate.parse(habits.at("/nextPurchase/date").asString()))
                .isBetween(expected.minusDays(3), expected.plusDays(3));
        assertThat(SERVICE.picture("/profiles/cus_ana_habit/habits", "zh")).contains("购买偏好", "tea");
        assertThat(SERVICE.get("/profiles/cus_ana_nobody/habits").status()).isEqualTo(404);
    }

    @Test
    void ANA_05_plantedRuleIsFound_withItsSupportAndConfidence() {
        for (int i = 0; i < 100; i++) {
            List<PurchaseChanged.Line> lines = new ArrayList<>();
            lines.add(Shop.line("F" + i % 7, "filler", 1, "1.00"));
            if (i < 25) {
                lines.add(Shop.line("A", "a", 1, "1.00"));
            }
            if (i < 20 || i >= 90) {
                lines.add(Shop.line("B", "b", 1, "1.00"));
            }
            var at = LocalDateTime.parse("1993-01-01T10:00").plusDays(i).toInstant(ZoneOffset.UTC);
            shop.buys("cus_ana_ab_" + i % 9, "pur_ana_ab_" + i, at, lines.toArray(PurchaseChanged.Line[]::new));
        }
        shop.open();

        var path = "/analytics/associations?from=1993-01-01&to=1993-12-31&minSupport=0.1&minConfidence=0.5";
        JsonNode rule = SERVICE.get(path).body().at("/rules/0");
        assertThat(rule.at("/from").asString()).isEqualTo("A");
        assertThat(rule.at("/to").asString()).isEqualTo("B");
        assertThat(rule.at("/support").asDouble()).isEqualTo(0.2);
        assertThat(rule.at("/confidence").asDouble()).isEqualTo(0.8);
        assertThat(rule.at("/lift").asDouble()).isEqualTo(2.6667);
        assertThat(rule.at("/pValue").asDouble()).isLessThan(0.01);
        assertThat(SERVICE.get(path + "&by=category").body().at("/rules/0/from").asString())
                .isEqualTo("a");
        assertThat(SERVICE.picture(path, "en")).contains("What is bought together", "A → B");
        assertThat(SERVICE.get("/analytics/associations?by=colour").status()).isEqualTo(400);
        assertThat(SERVICE.get("/analytics/associations?minSupport=2").status()).isEqualTo(400);
    }

    @Test
    void ANA_05_plantedDropInTheSixthWeekIsFlagged_andCohortsAreRetained() {
        int[] weeks = {40, 42, 39, 41, 40, 20, 21, 19, 22, 20, 21, 20};
        var monday = LocalDateTime.parse("1994-01-03T10:00");
        for (int week = 0; week < weeks.length; week++) {
            for (int i = 0; i < weeks[week]; i++) {
                var at = monday.plusWeeks(week).plusHours(i % 7 * 24L).toInstant(ZoneOffset.UTC);
                var id = "pur_ana_week_" + week + "_" + i;
                shop.buys("cus_ana_week_" + i % 10, id, at, Shop.line("TEA", "tea", 1, "1.00"));
            }
        }
        shop.open();

        var path = "/analytics/trend-breaks?from=1994-01-03&to=1994-03-27";
        JsonNode found = SERVICE.get(path).body();
        assertThat(found.at("/breaks").size()).isEqualTo(1);
        assertThat(found.at("/breaks/0/week").asInt()).isEqualTo(6);
        assertThat(found.at("/breaks/0/kind").asString()).isEqualTo("DROP");
        assertThat(found.at("/breaks/0/from").asString()).isEqualTo("1994-02-07");
        assertThat(found.at("/breaks/0/pValue").asDouble()).isLessThan(0.01);
        assertThat(SERVICE.picture(path, "zh")).contains("每周购买次数");

        var cohorts = "/analytics/cohorts?from=1994-01-01&to=1994-04-30";
        JsonNode retained = SERVICE.get(cohorts).body();
        assertThat(retained.at("/sample").asInt()).isEqualTo(10);
        assertThat(retained.at("/cohorts/0/retained/0/share").asDouble()).isEqualTo(1);
        assertThat(retained.at("/cohorts/0/retained/2/count").asInt()).isZero();
        assertThat(retained.at("/total").size()).isEqualTo(3);
        assertThat(SERVICE.picture(cohorts, "en")).contains("Do new customers come back?");
    }

    @Test
    void ANA_06_sixtyInAHundredAlike_areTheFirstGroup_withShareAndIndex() {
        for (int i = 0; i < 100; i++) {
            String id = "cus_ana_group_" + i;
            boolean planted = i < 60;
            shop.customer(
                    id,
                    planted || i % 2 == 0 ? "FEMALE" : "MALE",
                    LocalDate.of(planted ? 1966 : 1920 + i % 5 * 9, 5, 5).toString(),
                    planted
                            ? "WHITE_COLLAR"
                            : List.of("WORKER", "STUDENT", "WHITE_COLLAR").get(i % 3),
                    "Suzhou");
            var at = LocalDateTime.parse("1995-06-01T10:00").plusDays(i).toInstant(ZoneOffset.UTC);
            shop.buys(id, "pur_ana_group_" + i, at, Shop.line("TEA", "tea", 1, "1.00"));
        }
        shop.open();

        var path = "/analytics/main-groups?from=1995-01-01&to=1995-12-31";
        JsonNode groups = SERVICE.get(path).body();
        JsonNode first = groups.at("/groups/0");
        assertThat(groups.at("/sample").asInt()).isEqualTo(100);
        assertThat(first.at("/traits/occupation").asString()).isEqualTo("WHITE_COLLAR");
        assertThat(first.at("/traits/gender").asString()).isEqualTo("FEMALE");
        assertThat(first.at("/traits/age").asString()).isEqualTo("25-34");
        assertThat(first.at("/share").asDouble()).isEqualTo(0.6);
        assertThat(first.at("/index").asDouble()).isGreaterThanOrEqualTo(100);
        assertThat(first.at("/beyondChance").asBoolean()).isTrue();
        assertThat(first.at("/pValue").asDouble()).isLessThan(0.01);
        assertThat(first.at("/ci95/low").asDouble()).isCloseTo(0.502, within(0.002));
        assertThat(SERVICE.picture(path, "en")).contains("Who our typical customers are", "60 %");
    }

    @Test
    void purchasesOfATime_areFoundCustomerByCustomer_andRefusedAboveTheLimit() {
        for (int i = 0; i < 12; i++) {
            var at = LocalDateTime.parse("1990-03-01T00:30").plusHours(i).toInstant(ZoneOffset.UTC);
            shop.buys("cus_ana_order_" + i % 3, "pur_ana_order_" + i, at, Shop.line("TEA", "tea", 1, "10.00"));
        }
        shop.open();
        var history = SERVICE.bean(SalesHistory.class);
        var from = Instant.parse("1990-03-01T00:00:00Z");
        var to = Instant.parse("1990-03-02T00:00:00Z");

        assertThat(history.between(from, to, false, 12).collectList().block())
                .extracting(CustomerSales::customerId)
                .containsExactly("cus_ana_order_0", "cus_ana_order_1", "cus_ana_order_2");
        assertThatThrownBy(
                        () -> history.between(from, to, false, 11).collectList().block())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.violations().toString())
                                .contains("more than 11 entries (expected: a shorter time)"));
        assertThat(history.before(to, 12).count().block()).isEqualTo(3);
        assertThatThrownBy(() -> history.before(to, 11).count().block())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.violations().toString()).contains("(expected: an earlier end)"));
    }

    @Test
    void question_isRefusedWithTheReason() {
        List.of("from=1991-1-1", "from=1991-02-30", "from=1991-02-02&to=1991-02-01", "from=1980-01-01", "timeZone=Mars")
                .forEach(query -> assertThat(SERVICE.get("/analytics/purchase-patterns?" + query)
                                .status())
                        .as(query)
                        .isEqualTo(400));
    }
}
