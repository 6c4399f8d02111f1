package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.test.stack.Eventually;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Care that a plan has words for is said by mail, once, and is done by that. */
class CareMailIT extends CareScenario {
    @Test
    void REL_24_greeting_isOneMail_andCompletesTheTask() throws Exception {
        String path = made("reactivation");
        buys();
        loyalty.clock.advance(Duration.ofDays(3));

        awaitStatus("DONE");

        MimeMessage mail = RunningLoyalty.MAILS.arrived(customer).getFirst();
        assertThat(mail.getSubject()).isEqualTo("We have not seen you for a while");
        assertThat(RunningLoyalty.MAILS.arrived(customer)).hasSize(1);
        JsonNode task = tasks(customer).getFirst();
        assertThat(task.path("outcome").asString()).isEqualTo("NEUTRAL");
        JsonNode message = loyalty.json("/messages/" + mail.getMessageID().replaceAll("^<|@.*$", ""));
        assertThat(message.path("about").asString())
                .isEqualTo("care-task/" + task.path("id").asString());
        assertThat(message.path("status").asString()).isEqualTo("SENT");
        remove(path);
    }

    @Test
    void REL_24_greeting_thatMayNotBeSent_staysWithAnAgent_asDoesOneWithoutOurWords() {
        RunningLoyalty.MAILS.customers().say(customer, "{'status':'REFUSED','reason':'NO_CONSENT'}");
        String ours = made("reactivation");
        String others = made("words-of-ones-own");
        buys();
        loyalty.clock.advance(Duration.ofDays(3));

        Eventually.until(
                DEADLINE,
                () -> RunningLoyalty.MAILS.customers().asked().stream()
                        .anyMatch(asked -> asked.startsWith("/customers/" + customer + "/")));
        Eventually.asserted(
                DEADLINE,
                () -> assertThat(tasks(customer))
                        .extracting(CareScenario::status)
                        .containsExactly("DUE", "DUE"));
        loyalty.awaitIdle();

        assertThat(tasks(customer)).extracting(CareScenario::status).containsExactly("DUE", "DUE");
        assertThat(RunningLoyalty.MAILS.arrived(customer)).isEmpty();
        remove(ours);
        remove(others);
    }

    /** Nothing is lost by it: the task lies with the agents meanwhile, and is done as soon as the mail is sent. */
    @Test
    void REL_24_greeting_thatCannotBeDelivered_leavesItsTaskDue_andIsSentOnceWhenItCan() {
        RunningLoyalty.MAILS.customers().away(true);
        String path = made("reactivation");
        try {
            buys();
            loyalty.clock.advance(Duration.ofDays(3));
            Eventually.until(
                    DEADLINE,
                    () -> RunningLoyalty.MAILS.customers().asked().stream()
                                    .filter(asked -> asked.startsWith("/customers/" + customer + "/"))
                                    .count()
                            >= 2);
            assertThat(tasks(customer)).extracting(CareScenario::status).containsExactly("DUE");
        } finally {
            RunningLoyalty.MAILS.customers().away(false);
        }

        awaitStatus("DONE");

        assertThat(tasks(customer)).hasSize(1);
        assertThat(RunningLoyalty.MAILS.arrived(customer)).hasSize(1);
        remove(path);
    }

    private void buys() {
        loyalty.hears(
                RunningLoyalty.purchase("pur_" + number, customer, 1, "10.00", loyalty.clock.instant()),
                loyalty.clock.instant());
        loyalty.awaitIdle();
    }

    private String made(String template) {
        HttpResponse<String> made = loyalty.post(
                "/care-plans",
                "{'name':'We miss you','kind':'FOLLOW_UP','trigger':'PURCHASE','channel':'EMAIL',"
                        + "'offsetDays':3,'holdoutPercent':0,'template':'" + template + "'}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return "/care-plans/" + json(made).path("planId").asString();
    }

    private void remove(String path) {
        String etag = loyalty.get(path).headers().firstValue("ETag").orElseThrow();
        assertThat(loyalty.delete(path, etag).statusCode()).isEqualTo(204);
    }
}
