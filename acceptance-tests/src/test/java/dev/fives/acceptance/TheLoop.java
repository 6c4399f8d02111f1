package dev.fives.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * The story that Fives is for: a customer buys, is asked, is unhappy, is heard, is made good, and is called again. Each
 * step is what people do, and then what they see of it.
 */
final class TheLoop {

    private static final String COMPLAINT = """
            {"severity":"HIGH","impact":"Paid twice for one order","safety":false,"rootCause":"PAYMENT",
             "remedySought":"Points for the trouble"}""";
    private static final String REMEDY = """
            {"type":"POINTS","value":500,"approvedBy":"li.wei"}""";
    private static final String REFUND = """
            {"externalRef":"r-1","amount":{"amount":"100.00","currency":"CNY"}}""";
    private static final String UNHAPPY = """
            {"answers":[{"question":"csat","value":1}]}""";

    private final Api api;
    private final Api ops;
    private final Stage stage;
    private final int number;
    private String customer = "";
    private String purchase = "";
    private String link = "";
    private String response = "";
    private String ticket = "";
    private String care = "";

    /** Where the loop is played: what goes wrong around a step, and how long its effects may take. */
    interface Stage {
        void around(String step, Runnable deeds);

        Duration visible();
    }

    /**
     * A loop to be played.
     *
     * @param number of the customer, so that several can play on one stack
     */
    TheLoop(Api api, Api ops, Stage stage, int number) {
        String correlation = correlation(number);
        this.api = api.with("X-Correlation-Id", correlation);
        this.ops = ops.with("X-Correlation-Id", correlation);
        this.stage = stage;
        this.number = number;
    }

    static String correlation(int number) {
        return "the-loop-" + number;
    }

    /** Plays all of it and returns the customer's id. */
    String play() {
        step("becomes a customer", this::becomeCustomer, this::seeMember);
        step("buys", this::buy, this::seePointsAndProfile);
        step("three days later", () -> advance("P3D"), this::seeInvitation);
        step("answers", this::answer, this::seeTicketAndRisk);
        step("complains", this::complain, () -> seeRisk("HIGH"));
        step("is made good", this::makeGood, this::seeRemedy);
        step("is told and let go", this::close, this::seeFollowUpAndLessRisk);
        step("gives back", this::giveBack, () -> seePoints(668, 3));
        step("a week later", () -> advance("P7D"), () -> seeCare("DUE"));
        step("is called", this::call, () -> seeCare("DONE"));
        step("three months later", () -> advance("P90D"), () -> seeRisk("LOW"));
        return customer;
    }

    private void step(String name, Runnable deeds, Runnable sights) {
        stage.around(name, deeds);
        sights.run();
    }

    private void becomeCustomer() {
        Api.Answer created = api.post("/api/v1/customers", person()).expect(201);
        customer = created.body().path("id").stringValue();
        assertThat(created.header("location")).endsWith("/customers/" + customer);
        assertThat(created.header("etag")).isEqualTo("\"1\"");
        assertThat(api.get("/api/v1/customers/lookup?externalId=shop:" + (42 + number))
                        .expect(200)
                        .body()
                        .path("id")
                        .stringValue())
                .isEqualTo(customer);
    }

    private String person() {
        return """
               {"kind":"PERSON","name":"王芳","birthDate":{"date":"1996-02-29"},"locale":"zh-CN","timeZone":"Asia/Shanghai",
                "contactPoints":[{"type":"PHONE","value":"138 0013 80%02d"},{"type":"EMAIL","value":"wangfang%d@example.com"}],
                "externalIds":[{"system":"shop","id":"%d"}]}""".formatted(number, number, 42 + number);
    }

    private void seeMember() {
        await(
                "/api/v1/members/" + customer,
                member -> member.at("/points/active").asLong(-1) == 0);
    }

    private void buy() {
        String path = "/api/v1/customers/" + customer + "/purchases";
        String body = """
                {"externalRef":"shop-%d","orderedAt":"%s","status":"COMPLETED","channel":"WEB",
                 "lines":[{"sku":"TEA-1","category":"tea","quantity":3,"unitPrice":"89.50"}],
                 "total":{"amount":"268.50","currency":"CNY"}}""".formatted(1001 + number, now());
        purchase = api.post(path, body).expect(201).body().path("id").stringValue();
        assertThat(api.post(path, body).expect(200).body().path("id").stringValue())
                .isEqualTo(purchase);
    }

    private Instant now() {
        return Instant.parse(
                ops.get("/local/clock").expect(200).body().path("now").stringValue());
    }

    private void seePointsAndProfile() {
        seePoints(268, 1);
        JsonNode profile = await(
                "/api/v1/profiles/" + customer,
                body -> body.at("/rfm/values/purchases").asLong(0) == 1
                        && body.at("/rfm/r").asInt(0) > 0);
        assertThat(profile.path("frequencyBand").stringValue()).isEqualTo("LOW");
        assertThat(profile.at("/rfm/values/amount").stringValue()).isEqualTo("268.50");
        assertThat(profile.at("/rfm/values/recencyDays").longValue()).isZero();
        assertThat(profile.at("/risk/level").stringValue()).isEqualTo("LOW");
    }

    private void seePoints(long active, int entries) {
        await(
                "/api/v1/members/" + customer,
                member -> member.at("/points/active").asLong(-1) == active);
        List<JsonNode> ledger = items("/api/v1/members/" + customer + "/ledger");
        assertThat(ledger).hasSize(entries);
        assertThat(ledger.stream()
                        .mapToLong(entry -> entry.path("delta").longValue())
                        .sum())
                .isEqualTo(active);
    }

    private void advance(String amount) {
        ops.post("/local/clock", "{\"advance\":\"" + amount + "\"}").expect(200);
    }

    private void seeInvitation() {
        JsonNode invitations = await("/api/v1/invitations?customerId=" + customer, body -> size(body) > 0);
        assertThat(size(invitations)).isEqualTo(1);
        link = invitations.at("/items/0/link").stringValue();
        assertThat(link).contains("/s/");
    }

    private void answer() {
        String path = URI.create(link).getPath();
        Api customerHerself = api.stranger();
        customerHerself.get(path).expect(200);
        response = customerHerself
                .post(path, UNHAPPY)
                .expect(201)
                .body()
                .path("responseId")
                .stringValue();
        customerHerself.post(path, UNHAPPY).expect(409);
    }

    private void seeTicketAndRisk() {
        JsonNode found = await("/api/v1/tickets?customerId=" + customer, body -> size(body) > 0);
        assertThat(size(found)).isEqualTo(1);
        JsonNode one = found.at("/items/0");
        assertThat(one.path("source").stringValue()).isEqualTo("SURVEY");
        assertThat(one.path("responseId").stringValue()).isEqualTo(response);
        assertThat(one.path("status").stringValue()).isEqualTo("NEW");
        assertThat(one.path("kind").stringValue()).isNotBlank();
        assertThat(one.path("number").stringValue()).isNotBlank();
        ticket = "/api/v1/tickets/" + one.path("id").stringValue();
        seeRisk("HIGH");
    }

    private void seeRisk(String level) {
        boolean atRisk = level.equals("HIGH");
        JsonNode profile = await(
                "/api/v1/profiles/" + customer,
                body -> body.at("/risk/level").asString("").equals(level) && isAtRisk(body) == atRisk);
        assertThat(profile.at("/risk/reasons").isEmpty()).isEqualTo(level.equals("LOW"));
    }

    private static boolean isAtRisk(JsonNode profile) {
        return profile.path("segments")
                .valueStream()
                .anyMatch(segment -> segment.path("code").asString("").equals("at-risk"));
    }

    private void complain() {
        JsonNode complaint = change(ticket + "/complaint", COMPLAINT);
        assertThat(complaint.path("kind").stringValue()).isEqualTo("COMPLAINT");
        assertThat(complaint.at("/acknowledgement/sentAt").stringValue()).isNotBlank();
    }

    private JsonNode change(String path, String body) {
        String etag = api.get(ticket).expect(200).header("etag");
        return api.send("PUT", path, body, Map.of("If-Match", etag)).expect(200).body();
    }

    private void makeGood() {
        String path = ticket + "/complaint/remedy";
        api.post(path, REMEDY).expect(400);
        Map<String, String> key = Map.of("Idempotency-Key", "remedy-" + number);
        String first = api.send("POST", path, REMEDY, key)
                .expect(201)
                .body()
                .path("id")
                .stringValue();
        assertThat(api.send("POST", path, REMEDY, key)
                        .expect(201)
                        .body()
                        .path("id")
                        .stringValue())
                .isEqualTo(first);
    }

    private void seeRemedy() {
        seePoints(768, 2);
        await(ticket, body -> body.at("/complaint/remedy/status").asString("").equals("GRANTED"));
    }

    private void close() {
        api.post(ticket + "/transitions", "{\"to\":\"RESOLVED\"}").expect(200);
        JsonNode refused = api.post(ticket + "/transitions", "{\"to\":\"CLOSED\"}")
                .expect(409)
                .body();
        assertThat(refused.path("missing").valueStream().map(JsonNode::stringValue))
                .containsExactlyInAnyOrder("investigation", "decisionCommunicatedAt");
        JsonNode complaint = change(ticket + "/complaint", """
                {"investigation":"The till sent the payment twice","decisionCommunicatedAt":"%s"}""".formatted(now()));
        assertThat(complaint.at("/complaint/remedy/value").longValue()).isEqualTo(500);
        assertThat(complaint.at("/complaint/rootCause").stringValue()).isEqualTo("PAYMENT");
        api.post(ticket + "/transitions", "{\"to\":\"CLOSED\"}").expect(200);
    }

    private void seeFollowUpAndLessRisk() {
        seeRisk("MEDIUM");
        JsonNode tasks = await("/api/v1/care-tasks?customerId=" + customer, body -> size(body) > 0);
        assertThat(size(tasks)).isEqualTo(1);
        JsonNode task = tasks.at("/items/0");
        care = task.path("id").stringValue();
        assertThat(task.path("kind").stringValue()).isEqualTo("FOLLOW_UP");
        assertThat(task.path("status").stringValue()).isEqualTo("PLANNED");
        Instant closedAt = Instant.parse(
                api.get(ticket).expect(200).body().path("closedAt").stringValue());
        assertThat(Instant.parse(task.path("dueAt").stringValue())).isEqualTo(closedAt.plus(Duration.ofDays(7)));
    }

    private void giveBack() {
        String path = "/api/v1/purchases/" + purchase + "/refunds";
        api.post(path, REFUND).expect(201);
        api.post(path, REFUND).expect(200);
    }

    private void seeCare(String status) {
        await(
                "/api/v1/care-tasks?customerId=" + customer,
                body -> size(body) == 1
                        && body.at("/items/0/status").asString("").equals(status));
    }

    private void call() {
        api.post("/api/v1/care-tasks/" + care + "/complete", """
                {"outcome":"HAPPY","channel":"PHONE"}""").expect(200);
    }

    private JsonNode await(String path, java.util.function.Predicate<JsonNode> wanted) {
        return api.awaitBody(path, stage.visible(), wanted);
    }

    private List<JsonNode> items(String path) {
        return StreamSupport.stream(
                        api.get(path).expect(200).body().path("items").spliterator(), false)
                .toList();
    }

    private static int size(JsonNode page) {
        return page.path("items").size();
    }
}
