package dev.fives.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.customer.Api.Answer;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Each answer is judged where it comes in; what operators see belongs to the kit, whose tests say more. */
@ExtendWith(LocalBackends.class)
class EveryOperationIT {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final Api api = RunningService.api();
    private final Api operator = RunningService.operator();

    @Test
    void GW_09_everyOperationOfTheDocument_isAnsweredAsItSays() {
        String path = "/customers/"
                + ok(api.post(
                                "/customers",
                                "{\"name\":\"王芳\",\"contactPoints\":[{\"type\":\"EMAIL\",\"value\":\"every@example.com\"}]}"))
                        .id();

        customers(path);
        purchases(path);
        contact(path);
        consents(path);
        recycleBin(path);
        imports();
        operators();

        assertThat(Api.neverCalled()).isEmpty();
    }

    private void customers(String path) {
        ok(api.get("/customers?pageSize=1&count=true&sort=-name&filter=kind:PERSON"));
        ok(api.post("/customers:batch", "{\"items\":[{\"name\":\"Zhang Wei\"}]}"));
        ok(api.put("/customers/by-external-id/every/1", "{\"name\":\"Li Na\",\"tags\":[\"tea\"]}"));
        ok(api.get("/customers/lookup?externalId=every:1"));
        ok(api.patch(path, 1, "{\"birthDate\":{\"date\":\"1996-02-29\"},\"custom\":{\"pets\":2,\"likes\":[\"tea\"]}}"));
        ok(api.patch(path, 2, "{\"birthDate\":null,\"custom\":{\"pets\":null},\"gender\":\"FEMALE\"}"));
        ok(api.get(path));
        ok(api.get(path + "/timeline?types=customer&pageSize=1"));
    }

    private void purchases(String path) {
        String purchase = ok(api.post(path + "/purchases", """
                        {"externalRef":"every-1","orderedAt":"2026-02-01T10:00:00Z","channel":"WEB",
                         "lines":[{"sku":"TEA-1","category":"tea","quantity":3,"unitPrice":"89.50"}],
                         "adjustments":[{"type":"DISCOUNT","amount":"-8.50"}],
                         "total":{"amount":"260.00","currency":"CNY"}}
                        """)).id();
        String back = "{\"externalRef\":\"every-1-r1\",\"lines\":[{\"sku\":\"TEA-1\",\"quantity\":1}]}";
        ok(api.post("/purchases/" + purchase + "/refunds", back));
        ok(api.get("/purchases/" + purchase));
        ok(api.get(path + "/purchases?count=true"));
        String usage = ok(api.post(
                        path + "/usage-events",
                        "{\"name\":\"app.login\",\"props\":{\"platform\":\"ios\",\"version\":7,\"share\":0.5}}"))
                .id();
        ok(api.get(path + "/usage-events/" + usage));
    }

    private void contact(String path) {
        String interaction = ok(api.post(
                        path + "/interactions",
                        "{\"channel\":\"CALL\",\"direction\":\"INBOUND\",\"subject\":\"询问订单\"}"))
                .id();
        ok(api.get(path + "/interactions?count=true&filter=direction:INBOUND"));
        ok(api.get(path + "/interactions/" + interaction));
        ok(api.put(path + "/contact-plan", "{\"cadenceDays\":30}"));
        ok(api.get(path + "/contact-plan"));
        ok(api.put(path + "/contact-plan", "{\"cadenceDays\":null}"));
    }

    private void consents(String path) {
        String granted = "{\"status\":\"GRANTED\",\"validUntil\":\"2099-01-01T00:00:00Z\"}";
        ok(api.put(path + "/consents/EMAIL/SURVEY", granted));
        ok(api.get(path + "/consents/EMAIL/SURVEY"));
        ok(api.get(path + "/consents/SMS/SERVICE"));
        ok(api.get(path + "/consents"));
        Api messenger = RunningService.api("key:messenger", "messenger");
        ok(api.put(path + "/consents/EMAIL/MARKETING", "{\"status\":\"GRANTED\"}"));
        String link = ok(messenger.put(
                        path + "/message-permits/msg_every", "{\"channel\":\"EMAIL\",\"purpose\":\"MARKETING\"}"))
                .body()
                .path("unsubscribeUrl")
                .asString();
        String page = link.substring(link.indexOf("/u/"));
        ok(api.get(page));
        ok(api.post(page, null));
    }

    private void recycleBin(String path) {
        String version = ok(api.get(path)).header("ETag");
        ok(api.send("DELETE", path + "?reason=CUSTOMER_REQUEST", null, "If-Match", version));
        ok(api.post(path + "/restore", null));
    }

    private void imports() {
        String request = "{\"type\":\"CUSTOMERS\",\"customerSystem\":\"every\","
                + "\"mapping\":{\"externalId\":\"Id\",\"name\":\"Name\",\"birthDate\":\"Born\"}}";
        Answer accepted =
                ok(api.upload(request, "Id,Name,Born\n2,李娜,1990-02-30\n3,Li Wei,1990-02-03\n4,Ann,1990-02-31\n"));
        String job = "/jobs/" + accepted.body().get("jobId").asString();
        Eventually.until(
                DEADLINE, () -> ok(api.get(job)).body().get("state").asString().equals("COMPLETED"));
        JsonNode rejections =
                ok(api.get(job + "/rejections?pageSize=1&count=true")).body();
        assertThat(rejections.get("items").size()).isEqualTo(1);
        assertThat(rejections.get("total").intValue()).isEqualTo(2);
    }

    private void operators() {
        List.of("/ops/parked", "/ops/dlt?pageSize=1&count=true", "/ops/outbox?limit=1", "/ops/waiting-refunds")
                .forEach(path -> ok(operator.get(path)));
        String reason = "{\"reason\":\"a test\"}";
        assertThat(List.of(
                        operator.post("/ops/parked/none/redrive", null),
                        operator.post("/ops/parked/none/discard", reason),
                        operator.post("/ops/dlt/none/replay", null),
                        operator.post("/ops/waiting-refunds/none/discard", reason)))
                .extracting(Answer::status)
                .containsOnly(404);
    }

    private static Answer ok(Answer answer) {
        assertThat(answer.status()).as("%s", answer.response().body()).isBetween(200, 299);
        return answer;
    }
}
