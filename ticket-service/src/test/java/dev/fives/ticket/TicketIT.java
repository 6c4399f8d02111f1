package dev.fives.ticket;

import static dev.fives.ticket.RunningService.get;
import static dev.fives.ticket.RunningService.patch;
import static dev.fives.ticket.RunningService.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.stack.TestHttp.Answer;
import dev.fives.ticket.ticket.model.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(LocalBackends.class)
class TicketIT {

    @Test
    void TKT_01_everyChannel_opensATicketWithANumber() {
        Answer last = null;
        for (String channel : List.of("PHONE", "CHAT", "EMAIL", "WEB", "SOCIAL", "API")) {
            Answer opened =
                    post("/tickets", "{'kind':'QUESTION','channel':'%s','subject':'Kettle'}".formatted(channel));

            assertThat(opened.status()).isEqualTo(201);
            assertThat(opened.at("/number")).matches("T-[0-9A-Z]{4}-[0-9A-Z]{4}");
            assertThat(opened.at("/status")).isEqualTo("NEW");
            assertThat(opened.etag()).isEqualTo("\"1\"");
            last = opened;
        }
        assertThat(RunningService.events(last.id(), 1).getFirst().key()).isEqualTo(last.id());
        assertThat(post("/tickets", "{'kind':'QUESTION','channel':'PIGEON','subject':'Kettle'}")
                        .status())
                .isEqualTo(422);
        assertThat(get("/tickets/tic_none").status()).isEqualTo(404);
    }

    @Test
    void TKT_01_sameMessageAgain_isTheFirstTicket() {
        String message = Desk.fresh("m-");
        String body = "{'kind':'QUESTION','channel':'%s','externalMessageId':'" + message + "','subject':'Kettle'}";

        List<Answer> together = Desk.parallel(8, () -> post("/tickets", body.formatted("EMAIL")));
        Answer later = post("/tickets", body.formatted("EMAIL").replace("Kettle", "Re: Kettle"));
        Answer otherChannel = post("/tickets", body.formatted("CHAT"));

        assertThat(together.stream().map(Answer::status).sorted())
                .containsExactly(200, 200, 200, 200, 200, 200, 200, 201);
        assertThat(together.stream().map(Answer::id).distinct()).containsExactly(later.id());
        assertThat(together.stream().map(answer -> answer.at("/number")).distinct())
                .hasSize(1);
        assertThat(later.status()).isEqualTo(200);
        assertThat(later.at("/subject")).isEqualTo("Kettle");
        assertThat(otherChannel.status()).isEqualTo(201);
        assertThat(RunningService.eventNames(later.id(), 1)).containsExactly("ticket.created");
    }

    @Test
    void TKT_01_sameIdempotencyKey_isTheFirstTicket() {
        String body = "{'kind':'QUESTION','channel':'WEB','subject':'Kettle'}";
        String key = Desk.fresh("k-");
        Answer first = post("/tickets", body, "Idempotency-Key", key);
        Answer again = post("/tickets", body, "Idempotency-Key", key);
        Answer other = post("/tickets", body.replace("Kettle", "Pot"), "Idempotency-Key", key);
        Answer message = post("/tickets", body.replace("}", ",'externalMessageId':'m-1'}"), "Idempotency-Key", key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(other.status()).isEqualTo(422);
        assertThat(message.status()).isEqualTo(422);
    }

    @Test
    void TKT_02_firstPublicAnswerOfAnAgent_isRemembered() {
        String id = Desk.open("QUESTION", Desk.fresh("cus_")).id();
        String path = "/tickets/" + id + "/messages";
        assertThat(post(path, "{'text':'hello?','visibility':'PUBLIC','authorKind':'CUSTOMER'}")
                        .status())
                .isEqualTo(201);
        post(path, "{'text':'rude','visibility':'INTERNAL','authorKind':'AGENT'}");
        assertThat(get("/tickets/" + id).body().has("firstRespondedAt")).isFalse();

        String answer = "{'text':'we look','visibility':'PUBLIC','authorKind':'AGENT',"
                + "'attachments':[{'name':'a.pdf','contentType':'application/pdf','bytes':7,'location':'dms:7'}]}";
        Answer first = post(path, answer, "Idempotency-Key", id);
        Answer again = post(path, answer, "Idempotency-Key", id);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(get("/tickets/" + id).at("/firstRespondedAt"))
                .isEqualTo(RunningService.CLOCK.instant().toString());
        assertThat(get(path + "?filter=visibility:PUBLIC").body().get("items")).hasSize(2);
        JsonNode page = get(path + "?pageSize=2&count=true").body();
        assertThat(page.get("total").asInt()).isEqualTo(3);
        assertThat(get(path + "?pageSize=2&cursor=" + page.get("next").asString())
                        .at("/items/0/attachments/0/name"))
                .isEqualTo("a.pdf");
        assertThat(RunningService.eventNames(id, 4))
                .containsExactly(
                        "ticket.created", "ticket.message-added", "ticket.message-added", "ticket.message-added");
    }

    @Test
    void TKT_02_fullThread_takesNoMore() {
        String path = "/tickets/" + Desk.open("QUESTION", Desk.fresh("cus_")).id() + "/messages";
        String body = "{'text':'hello?','visibility':'PUBLIC','authorKind':'CUSTOMER'}";
        IntStream.range(0, RunningService.MESSAGES_MAX)
                .forEach(i -> assertThat(post(path, body).status()).isEqualTo(201));

        assertThat(post(path, body).status()).isEqualTo(409);
        assertThat(post(path, "{'text':'hello?'}").status()).isEqualTo(422);
        assertThat(post("/tickets/tic_none/messages", body).status()).isEqualTo(404);
    }

    /** Each walks its own way through the table, and at each step tries everything that the table has not. */
    @Test
    void TKT_03_twentyTickets_refuseEveryTransitionThatTheTableHasNot() {
        AtomicInteger seeds = new AtomicInteger(42);

        List<Integer> refused = Desk.parallel(20, () -> walk(new Random(seeds.getAndIncrement())));

        assertThat(refused).allMatch(number -> number >= 5 * 3);
    }

    /** Answers how many refusals it met. */
    private static int walk(Random random) {
        String id = Desk.open("REQUEST", Desk.fresh("cus_")).id();
        Status status = Status.NEW;
        int refused = 0;
        for (int step = 0; step < 5; step++) {
            refused += tryWhatIsNotAllowed(id, status);
            status = status.allowed().get(random.nextInt(status.allowed().size()));
            assertThat(Desk.move(id, status.name()).at("/status")).isEqualTo(status.name());
        }
        return refused;
    }

    private static int tryWhatIsNotAllowed(String id, Status from) {
        List<Status> others = Arrays.stream(Status.values())
                .filter(to -> !from.allowed().contains(to))
                .toList();
        for (Status to : others) {
            Answer answer = Desk.move(id, to.name());
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.texts("allowed"))
                    .containsExactlyElementsOf(
                            from.allowed().stream().map(Status::name).toList());
        }
        return others.size();
    }

    @Test
    void TKT_03_everyTransition_isTold() {
        String id = Desk.open("QUESTION", Desk.fresh("cus_")).id();
        List.of("OPEN", "PENDING_CUSTOMER", "OPEN", "RESOLVED", "CLOSED", "REOPENED")
                .forEach(to -> assertThat(Desk.move(id, to).status()).isEqualTo(200));

        assertThat(RunningService.events(id, 10).stream()
                        .filter(event -> event.type().equals("crm.ticket.status-changed.v1"))
                        .map(event -> event.data().get("from").asString() + ">"
                                + event.data().get("to").asString()))
                .containsExactly(
                        "NEW>OPEN",
                        "OPEN>PENDING_CUSTOMER",
                        "PENDING_CUSTOMER>OPEN",
                        "OPEN>RESOLVED",
                        "RESOLVED>CLOSED",
                        "CLOSED>REOPENED");
        assertThat(Desk.move(id, "SOMEWHERE").status()).isEqualTo(422);
        assertThat(Desk.move("tic_none", "OPEN").status()).isEqualTo(404);
    }

    @Test
    void TKT_26_sixChanges_areSixEntriesInOrder() {
        String id = Desk.open("QUESTION", Desk.fresh("cus_")).id();
        String path = "/tickets/" + id;
        patch(path, "\"1\"", "{'priority':'HIGH'}");
        patch(path, "\"2\"", "{'assigneeId':'agent-7'}");
        RunningService.send("agent-7", "POST", path + "/transitions", "{'to':'OPEN'}");
        patch(path, "\"4\"", "{'subject':'Kettle leaks'}");
        patch(path, "\"5\"", "{'tags':['leak']}");
        RunningService.send("agent-7", "POST", path + "/transitions", "{'to':'RESOLVED','reason':'REPAIRED'}");

        List<String> told = get(path + "/history")
                .body()
                .get("items")
                .valueStream()
                .map(entry -> String.join(
                        "|",
                        entry.get("actor").asString(),
                        entry.get("field").asString(),
                        entry.path("before").asString(""),
                        entry.get("after").asString()))
                .toList();

        assertThat(told)
                .containsExactly(
                        "clerk|priority|NORMAL|HIGH",
                        "clerk|assigneeId||agent-7",
                        "agent-7|status|NEW|OPEN",
                        "clerk|subject|Kettle|Kettle leaks",
                        "clerk|tags||leak",
                        "agent-7|status|OPEN|RESOLVED");
        assertThat(get(path + "/history").at("/items/5/reason")).isEqualTo("REPAIRED");
        assertThat(get(path + "/history").at("/items/0/at"))
                .isEqualTo(RunningService.CLOCK.instant().toString());
    }

    @Test
    void TKT_27_twoEditsOfOneVersion_areOneEdit() {
        Answer opened = Desk.open("QUESTION", Desk.fresh("cus_"));
        String path = "/tickets/" + opened.id();

        Answer first = patch(path, opened.etag(), "{'priority':'HIGH'}");
        Answer second = patch(path, opened.etag(), "{'priority':'LOW'}");
        List<Answer> together =
                Desk.parallel(4, () -> patch(path, first.etag(), "{'subject':'" + Desk.fresh("s") + "'}"));

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(412);
        assertThat(second.at("/etag")).isEqualTo(first.etag());
        assertThat(together.stream().map(Answer::status).sorted()).containsExactly(200, 412, 412, 412);
        assertThat(RunningService.send("clerk", "PATCH", path, "{}").status()).isEqualTo(428);
        assertThat(patch(path, "\"3\"", "{'status':'CLOSED'}").status()).isEqualTo(400);
        assertThat(get(path).at("/priority")).isEqualTo("HIGH");
    }

    @Test
    void TKT_01_lists_areFilteredAndPaged() {
        String customer = Desk.fresh("cus_");
        List<String> ids = IntStream.range(0, 5)
                .mapToObj(i -> Desk.open("QUESTION", customer).id())
                .toList();
        Desk.move(ids.get(1), "RESOLVED");
        Desk.move(ids.get(3), "RESOLVED");

        List<String> seen = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonNode page = get("/tickets?customerId=" + customer + "&pageSize=2&count=true" + next)
                    .body();
            assertThat(page.get("total").asLong()).isEqualTo(5);
            page.get("items").forEach(item -> seen.add(item.get("id").asString()));
            next = page.has("next") ? "&cursor=" + page.get("next").asString() : null;
        }

        assertThat(seen).containsExactlyElementsOf(ids.reversed());
        assertThat(get("/tickets?customerId=" + customer + "&filter=status:RESOLVED,kind:QUESTION")
                        .body()
                        .get("items"))
                .hasSize(2);
        assertThat(get("/tickets?pageSize=200").body().get("items").size()).isGreaterThanOrEqualTo(5);
        assertThat(get("/tickets?filter=subject:Kettle").status()).isEqualTo(400);
    }

    /** Each answer is judged where it comes in; what operators see belongs to the kit, whose tests say more. */
    @Test
    void GW_09_everyOperationOfTheDocument_isAnsweredAsItSays() {
        Answer opened = Desk.open("COMPLAINT", Desk.fresh("cus_"));
        String path = "/tickets/" + opened.id();
        patch(path, opened.etag(), "{'tags':['leak'],'description':null}");
        post(path + "/messages", "{'text':'we look','visibility':'PUBLIC','authorKind':'AGENT'}");
        Desk.complain(opened.id(), Desk.ALL_STAGES);
        Desk.remedy(opened.id(), "POINTS", 500, Desk.fresh("k-"));
        Desk.move(opened.id(), "OPEN");
        List.of("/tickets?pageSize=1&count=true", path, path + "/messages", path + "/history")
                .forEach(RunningService::get);
        String tracking = "/tracking/" + opened.at("/number") + "?token=" + opened.at("/trackingToken");
        RunningService.send("", "GET", tracking, null);
        List.of("/ops/parked", "/ops/dlt?pageSize=1", "/ops/outbox?limit=1")
                .forEach(read -> assertThat(
                                RunningService.operate("GET", read, null).status())
                        .isEqualTo(200));
        RunningService.operate("POST", "/ops/parked/none/redrive", null);
        RunningService.operate("POST", "/ops/parked/none/discard", "{'reason':'a test'}");
        RunningService.operate("POST", "/ops/dlt/none/replay", null);

        assertThat(RunningService.neverCalled()).isEmpty();
    }
}
