package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static dev.fives.loyalty.RunningLoyalty.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** On a service of its own, since the programme and the clock are everybody's. */
class StatementIT {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static RunningLoyalty loyalty;

    private final String customer = "cus_statement_" + NUMBERS.incrementAndGet();

    @BeforeAll
    static void start() {
        List<String> settings = new ArrayList<>(LocalBackends.settings());
        settings.add("fives.loyalty.report.statement-entries-max=20");
        loyalty = new RunningLoyalty(settings);
        ProgramTerms.put(loyalty, "{'expiresAfterMonths':1,'warnDays':3}");
    }

    @AfterAll
    static void stop() {
        loyalty.close();
    }

    /** Each operation once, for the document's sake; changes nothing. */
    static void callEach(RunningLoyalty running, String customerId) {
        running.get("/members/" + customerId + "/statements/2026-03");
        running.get("/members/" + customerId + "/balance");
        running.get("/reports/liability");
    }

    /** January: 100 and 50. February: −30, what January gave expires on the 28th. March: 20. */
    private void lives() {
        buys(1, "100.00", at("2026-01-10T10:00:00Z"));
        at("2026-01-31T15:30:00Z"); // still January in Shanghai
        adjust(50, "GOODWILL");
        at("2026-02-10T10:00:00Z");
        adjust(-30, "COUNTED_TWICE");
        at("2026-03-05T10:00:00Z");
        buys(2, "20.00", loyalty.clock.instant());
        Eventually.asserted(
                DEADLINE, () -> assertThat(loyalty.balance(customer)).isEqualTo(20));
    }

    @Test
    void LOY_28_statement_openingAndEntriesAreTheClosing_forEachMonth_andForEachLot() {
        lives();

        JsonNode january = statement("2026-01");
        JsonNode february = statement("2026-02");
        JsonNode march = statement("2026-03");
        for (JsonNode month : List.of(january, february, march)) {
            long sum = sum(month.path("entries"), "delta");
            assertThat(month.path("opening").asLong() + sum)
                    .isEqualTo(month.path("closing").asLong());
            assertThat(sum(month.path("lots"), "opening"))
                    .isEqualTo(month.path("opening").asLong());
            assertThat(sum(month.path("lots"), "closing"))
                    .isEqualTo(month.path("closing").asLong());
            month.path("lots")
                    .forEach(lot -> assertThat(lot.path("opening").asLong()
                                    + lot.path("in").asLong()
                                    - lot.path("out").asLong())
                            .isEqualTo(lot.path("closing").asLong()));
        }
        assertThat(flows(january)).containsExactly(0L, 150L, 120L, 20L);
        assertThat(february.path("opening").asLong()).isEqualTo(150);
        assertThat(february.path("closing").asLong()).isEqualTo(120);
        assertThat(march.path("opening").asLong()).isEqualTo(120);
        assertThat(march.path("closing").asLong()).isEqualTo(20);
        assertThat(january.path("closed").asBoolean()).isTrue();
        assertThat(march.path("closed").asBoolean()).isFalse();
        JsonNode taken = february.path("entries").get(0);
        assertThat(taken.path("reason").asString()).isEqualTo("COUNTED_TWICE");
        assertThat(taken.path("by").asString()).isEqualTo("clerk");
        assertThat(taken.path("bookedOn").asString()).isEqualTo("2026-02-10");
        assertThat(february.at("/lots/0/lotId").asString()).isEqualTo("2026-02-28");
    }

    private List<Long> flows(JsonNode january) {
        return List.of(
                january.path("opening").asLong(),
                january.path("closing").asLong(),
                statement("2026-02").path("closing").asLong(),
                statement("2026-03").path("closing").asLong());
    }

    @Test
    void LOY_28_statementOfAMonthThatIsOver_neverChanges_howeverLateAFactComes() {
        lives();
        JsonNode january = statement("2026-01");
        JsonNode february = statement("2026-02");

        // bought in January, heard of in March; and what it earned has expired
        loyalty.hears(purchase("pur_late_" + customer, customer, 1, "40.00", Instant.parse("2026-01-20T10:00:00Z")));
        Eventually.until(DEADLINE, () -> statement("2026-03").path("entries").size() > 2);
        loyalty.awaitIdle();

        assertThat(statement("2026-01")).isEqualTo(january);
        assertThat(statement("2026-02")).isEqualTo(february);
        JsonNode late = statement("2026-03").path("entries").get(2);
        assertThat(late.path("at").asString()).isEqualTo("2026-01-20T10:00:00Z");
        assertThat(late.path("bookedOn").asString()).isEqualTo("2026-03-05");
    }

    @Test
    void LOY_28_csv_saysWhatTheJsonSays() {
        lives();
        for (String month : List.of("2026-01", "2026-02", "2026-03", "2025-12")) {
            JsonNode json = statement(month);
            HttpResponse<String> answer = loyalty.getAs("text/csv", path(month));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/csv");
            List<NamedCsvRecord> rows =
                    CsvReader.builder().ofNamedCsvRecord(answer.body()).stream().toList();

            assertThat(rows.getFirst().getField("row") + rows.getFirst().getField("balance"))
                    .isEqualTo("OPENING" + json.path("opening").asLong());
            assertThat(rows.getLast().getField("row") + rows.getLast().getField("balance"))
                    .isEqualTo("CLOSING" + json.path("closing").asLong());
            assertThat(rows.subList(1, rows.size() - 1).stream()
                            .map(StatementIT::told)
                            .toList())
                    .isEqualTo(told(json));
        }
    }

    private static String told(NamedCsvRecord row) {
        return String.join(
                "|",
                List.of(
                                "entryId",
                                "bookedOn",
                                "at",
                                "source",
                                "purchaseId",
                                "reason",
                                "by",
                                "ruleId",
                                "lotId",
                                "from",
                                "to",
                                "points",
                                "delta")
                        .stream()
                        .map(row::getField)
                        .toList());
    }

    private static List<String> told(JsonNode statement) {
        List<String> rows = new ArrayList<>();
        statement.path("entries").forEach(entry -> {
            String head = texts(entry, "entryId", "bookedOn", "at", "source", "purchaseId", "reason", "by");
            if (entry.path("lines").isEmpty()) {
                rows.add(head + "||||||0");
            }
            entry.path("lines")
                    .forEach(line ->
                            rows.add(head + "|" + texts(line, "ruleId", "lotId", "from", "to", "points", "delta")));
        });
        return rows;
    }

    private static String texts(JsonNode node, String... fields) {
        return String.join(
                "|",
                List.of(fields).stream()
                        .map(field -> node.has(field) ? node.path(field).asString() : "")
                        .toList());
    }

    @Test
    void LOY_28_balance_asOfADay_isThatOfItsEnd() {
        lives();

        assertThat(balance("2026-01-09")).isZero();
        assertThat(balance("2026-01-10")).isEqualTo(100);
        assertThat(balance("2026-01-31")).isEqualTo(150);
        assertThat(balance("2026-02-28")).isEqualTo(120);
        assertThat(balance("2026-03-01")).isZero();
        assertThat(balance("2026-03-05")).isEqualTo(20);
        assertThat(loyalty.json("/members/" + customer + "/balance")
                        .path("active")
                        .asLong())
                .isEqualTo(20);
        assertThat(loyalty.get("/members/" + customer + "/balance?asOf=2026-03-06")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void LOY_28_statement_ofNoMonth_ofTheFuture_ofNobody_orOfTooMuch_isRefused() {
        at("2026-03-05T10:00:00Z");
        assertThat(loyalty.get(path("2026-03")).statusCode()).isEqualTo(404);
        buys(1, "100.00", loyalty.clock.instant());
        Eventually.asserted(
                DEADLINE, () -> assertThat(loyalty.balance(customer)).isEqualTo(100));

        assertThat(loyalty.get(path("2026-3")).statusCode()).isEqualTo(400);
        assertThat(loyalty.get(path("2026-04")).statusCode()).isEqualTo(404);
        assertThat(loyalty.get(path("2026-03") + "?wallet=nothing").statusCode())
                .isEqualTo(404);
        for (int i = 0; i < 20; i++) {
            adjust(1, "GOODWILL");
        }
        assertThat(loyalty.get(path("2026-03")).statusCode()).isEqualTo(409);
        assertThat(loyalty.get(path("2026-02")).statusCode()).isEqualTo(200);
    }

    private static Instant at(String instant) {
        loyalty.clock.set(Instant.parse(instant));
        return loyalty.clock.instant();
    }

    private void buys(int number, String net, Instant at) {
        String id = "pur_" + number + "_" + customer;
        loyalty.hears(purchase(id, customer, 1, net, at), at);
        Eventually.asserted(
                DEADLINE,
                () -> assertThat(loyalty.ledger(customer))
                        .anySatisfy(entry -> assertThat(entry.path("purchaseId").asString(""))
                                .isEqualTo(id)));
    }

    private void adjust(long points, String reason) {
        HttpResponse<String> answer = loyalty.post(
                "/members/" + customer + "/adjustments",
                "{'points':" + points + ",'reason':'" + reason + "'}",
                "Idempotency-Key",
                "statement-" + NUMBERS.incrementAndGet());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private String path(String month) {
        return "/members/" + customer + "/statements/" + month;
    }

    private JsonNode statement(String month) {
        return loyalty.json(path(month));
    }

    private long balance(String day) {
        return loyalty.json("/members/" + customer + "/balance?asOf=" + day)
                .path("active")
                .asLong();
    }

    private static long sum(JsonNode items, String field) {
        long sum = 0;
        for (JsonNode item : items) {
            sum += item.path(field).asLong();
        }
        return sum;
    }
}
