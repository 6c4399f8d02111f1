package dev.fives.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.stack.TestHttp.Answer;
import dev.fives.segmentation.TestTopics.Bought;
import dev.fives.segmentation.clv.estimation.Fitting;
import dev.fives.segmentation.clv.estimation.PurchaseModel;
import dev.fives.segmentation.clv.estimation.Simulator;
import dev.fives.segmentation.clv.model.Estimate;
import dev.fives.segmentation.clv.model.FitOutcome;
import dev.fives.segmentation.clv.model.History;
import dev.fives.segmentation.clv.model.Spend;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;

/** Customers of 1997, whom no other test knows; each of their purchases is told three times. */
@ExtendWith(LocalBackends.class)
class ClvIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final LocalDate START = LocalDate.parse("1997-01-01");
    private static final LocalDate END = LocalDate.parse("1997-09-30");
    private static final int CUSTOMERS = 200;
    /** What is left of the purchase that is refunded. */
    private static final String REST = "1.00";

    private static final RunningService SERVICE = RunningService.moving();

    /** What the models should see, made of the days alone. */
    private static final Map<String, History> HISTORIES = new LinkedHashMap<>();

    private static final List<Spend> SPENDS = new ArrayList<>();

    @BeforeAll
    static void tellThePurchases() {
        List<Bought> all = new ArrayList<>();
        var simulator = new Simulator(1997);
        Bought refunded = null;
        for (int number = 0; number < CUSTOMERS; number++) {
            var first = START.plusDays(number % 84);
            double weeks = ChronoUnit.DAYS.between(first, END) / 7.0;
            var days = new TreeSet<>(List.of(first));
            simulator.bgNbdLife(0.7, 4, 0.9, 2.5, weeks).forEach(at -> days.add(first.plusDays((long) (at * 7))));
            String customerId = "cus_clv_%03d".formatted(number);
            days.forEach(day -> all.add(bought(customerId, day, all.size(), simulator.amount(6, 4, 15))));
            var repeats = all.subList(all.size() - days.size() + 1, all.size());
            if (refunded == null && !repeats.isEmpty()) {
                refunded = repeats.getFirst();
            }
            SPENDS.add(spend(repeats, refunded));
            HISTORIES.put(
                    customerId, new History(days.size() - 1, ChronoUnit.DAYS.between(first, days.last()) / 7.0, weeks));
        }
        var topics = SERVICE.topics();
        topics.recorded(all);
        topics.recorded(
                "cus_clv_000", "pur_late", END.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC), "9.00");
        topics.refunded(refunded.customerId(), refunded.purchaseId(), 2, refunded.at(), refunded.amount(), REST);
        var facts = SERVICE.bean(MongoDatabase.class).getCollection("purchaseFacts");
        Eventually.until(
                "facts",
                SOON,
                () -> all.size() + 2
                        == Mono.from(facts.countDocuments(
                                        new Document("customerId", new Document("$regex", "^cus_clv_"))))
                                .block());
    }

    private static Spend spend(List<Bought> repeats, Bought refunded) {
        return new Spend(
                repeats.size(),
                repeats.stream()
                        .map(one -> one.equals(refunded) ? REST : one.amount())
                        .mapToDouble(Double::parseDouble)
                        .average()
                        .orElse(0));
    }

    private static Bought bought(String customerId, LocalDate day, int number, double amount) {
        var at = day.atTime(LocalTime.of(number % 24, 30)).toInstant(ZoneOffset.UTC);
        return new Bought(customerId, "pur_clv_" + number, at, String.format(Locale.ROOT, "%.2f", amount));
    }

    @Test
    void SEG_14_customersAreExpectedByTheFitOfTheirPurchases() {
        var fitId = fitted("BG_NBD");
        var fit = SERVICE.get("/clv/fits/" + fitId);
        var expected = ((FitOutcome.Fitted) Fitting.bgNbd(HISTORIES.values(), () -> false)).estimate();

        requireSame(fit, expected);
        assertThat(fit.body().at("/customers").asInt()).isEqualTo(CUSTOMERS);
        assertThat(fit.body().at("/repeatTransactions").asLong())
                .isEqualTo(
                        HISTORIES.values().stream().mapToLong(History::repeats).sum());
        assertThat(fit.body().at("/spending/parameters").propertyNames()).containsExactlyInAnyOrder("p", "q", "v");
        assertThat(fit.at("/fittedAt")).isEqualTo(SERVICE.clock.instant().toString());

        var model = PurchaseModel.bgNbd(expected);
        HISTORIES.entrySet().stream().limit(20).forEach(customer -> {
            var answer = SERVICE.get("/clv/fits/" + fitId + "/customers/" + customer.getKey() + "?horizon=39");
            assertThat(answer.body().at("/expectedPurchases").asDouble())
                    .isCloseTo(model.expectedPurchases(customer.getValue(), 39), within(1e-6));
            assertThat(answer.body().at("/pAlive").asDouble())
                    .isCloseTo(model.aliveProbability(customer.getValue()), within(1e-9));
            assertThat(answer.body().at("/expectedSpend").asDouble()).isBetween(1.0, 1_000.0);
        });
        assertThat(SERVICE.get("/clv/fits/" + fitId + "/customers/cus_nobody").status())
                .isEqualTo(404);
        requireTotals(fitId, model);
    }

    private static void requireTotals(String fitId, PurchaseModel model) {
        var segment = SERVICE.post(
                        "/segments",
                        "{'code':'clv','name':'CLV','rule':{'field':'purchases.count','op':'gte','value':1}}")
                .id();
        SERVICE.post("/segments/" + segment + "/publish", null);
        var path = "/clv/fits/" + fitId + "/segments/" + segment + "?horizon=39";

        Eventually.asserted(
                SOON,
                () -> assertThat(SERVICE.get(path).body().at("/customers").asInt())
                        .isEqualTo(CUSTOMERS));
        var sums = SERVICE.get(path).body();
        assertThat(sums.at("/expectedPurchases").asDouble())
                .isCloseTo(
                        HISTORIES.values().stream()
                                .mapToDouble(history -> model.expectedPurchases(history, 39))
                                .sum(),
                        within(1e-4));
        assertThat(sums.at("/expectedAlive").asDouble())
                .isCloseTo(
                        HISTORIES.values().stream()
                                .mapToDouble(model::aliveProbability)
                                .sum(),
                        within(1e-6));
        assertThat(sums.at("/expectedValue").asDouble()).isPositive();
        assertThat(SERVICE.get("/clv/fits/" + fitId + "/segments/seg_none").status())
                .isEqualTo(404);
    }

    @Test
    void SEG_14_paretoNbdIsTheCheck_andGammaGammaTellsTheSpend() {
        var pareto = SERVICE.get("/clv/fits/" + fitted("PARETO_NBD"));
        requireSame(pareto, ((FitOutcome.Fitted) Fitting.paretoNbd(HISTORIES.values(), () -> false)).estimate());

        var spend = fitted("GAMMA_GAMMA");
        var answer = SERVICE.get("/clv/fits/" + spend);
        requireSame(answer, ((FitOutcome.Fitted) Fitting.gammaGamma(SPENDS, () -> false)).estimate());
        var fit = answer.body();
        assertThat(fit.at("/parameters").propertyNames()).containsExactlyInAnyOrder("p", "q", "v");
        assertThat(fit.at("/currency").asString()).isEqualTo("CNY");
        var customer =
                SERVICE.get("/clv/fits/" + spend + "/customers/cus_clv_001").body();
        assertThat(customer.at("/expectedSpend").asDouble()).isBetween(1.0, 1_000.0);
        assertThat(customer.has("pAlive")).isFalse();
    }

    @Test
    void job_ofADayBeforeAllPurchases_fails() {
        var job = ended(SERVICE.post("/clv/fits", wish("BG_NBD", "1990-01-01")));

        assertThat(job.at("/state")).isEqualTo("FAILED");
        assertThat(job.at("/failure")).isEqualTo("customers: 0 (expected: at least 10)");
        assertThat(SERVICE.get("/clv/fits/" + job.id().replace("job_seg", "fit"))
                        .status())
                .isEqualTo(404);
        assertThat(SERVICE.get("/jobs/job_seg_none").status()).isEqualTo(404);
    }

    @Test
    void wish_isTakenOnceForAKey_andRefusedWithEachReason() {
        var body = wish("BG_NBD", "1991-01-01");
        var first = SERVICE.post("/clv/fits", body, "Idempotency-Key", "clv-1");
        SERVICE.forgetAnswers();
        var again = SERVICE.post("/clv/fits", body, "Idempotency-Key", "clv-1");

        assertThat(first.status()).isEqualTo(202);
        assertThat(again.at("/jobId")).isEqualTo(first.at("/jobId"));
        assertThat(first.header("Location")).isEqualTo("/jobs/" + first.at("/jobId"));
        var refused = SERVICE.post(
                "/clv/fits", "{'model':'NBD','calibrationEnd':'soon','timeUnit':'DAY','transactionsPer':'HOUR'}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()
                        .at("/errors")
                        .valueStream()
                        .map(each -> each.at("/pointer").asString()))
                .containsExactly("/model", "/calibrationEnd", "/timeUnit", "/transactionsPer");
        assertThat(SERVICE.post("/clv/fits", wish("BG_NBD", "2100-01-01")).status())
                .isEqualTo(422);
        List.of("0", "521", "-1", "many", "1e2")
                .forEach(horizon -> assertThat(SERVICE.get("/clv/fits/fit_1/customers/cus_1?horizon=" + horizon)
                                .status())
                        .isEqualTo(400));
    }

    private static String fitted(String model) {
        var job = ended(SERVICE.post("/clv/fits", wish(model, END.toString())));
        assertThat(job.at("/state")).as(job.at("/failure")).isEqualTo("COMPLETED");
        return job.at("/resultId");
    }

    private static String wish(String model, String end) {
        return "{'model':'%s','calibrationEnd':'%s','timeUnit':'WEEK','transactionsPer':'DAY'}".formatted(model, end);
    }

    private static Answer ended(Answer accepted) {
        assertThat(accepted.status()).isEqualTo(202);
        var path = accepted.header("Location");
        Eventually.until("job", SOON, () -> !SERVICE.get(path).at("/finishedAt").isEmpty());
        return SERVICE.get(path);
    }

    private static void requireSame(Answer fit, Estimate expected) {
        expected.parameters().forEach((name, value) -> {
            assertThat(fit.body().at("/parameters/" + name).asDouble()).isCloseTo(value, within(1e-5));
            assertThat(fit.body().at("/standardErrors/" + name).asDouble()).isPositive();
        });
        assertThat(fit.body().at("/logLikelihood").asDouble()).isCloseTo(expected.logLikelihood(), within(1e-6));
    }
}
