package dev.fives.kit.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.stack.TestHttp.Answer;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;

/** A mail server that is away, refuses or breaks off: nothing is lost, nothing is sent twice, what fails is seen. */
@ExtendWith(LocalBackends.class)
class MailTroubleIT {
    private static final PostOffice OFFICE = PostOffice.OPEN;

    @Test
    void REL_24_serverThatIsAway_getsEverythingWhenItIsBack() {
        OFFICE.mails.close();
        List<String> ids = List.of(
                OFFICE.request("note/away1", MessagePurpose.SERVICE),
                OFFICE.request("note/away2", MessagePurpose.SERVICE));
        ids.forEach(id -> Eventually.until(PostOffice.DEADLINE, () -> tries(id) >= 2));
        ids.forEach(id -> {
            Answer waiting = OFFICE.message(id);
            assertThat(waiting.at("/status")).isEqualTo("REQUESTED");
            assertThat(waiting.at("/reason")).isEqualTo("CARRIER_AWAY");
            assertThat(waiting.at("/nextTryAt")).isNotEmpty();
        });

        OFFICE.mails.reopen();

        ids.forEach(id -> OFFICE.await(id, "SENT"));
        assertThat(OFFICE.arrived("cus_away1")).hasSize(1);
        assertThat(OFFICE.arrived("cus_away2")).hasSize(1);
    }

    @Test
    void REL_24_4xx_isTriedAgain_then5xx_isTheEnd() {
        OFFICE.road.next("RCPT", "451 4.7.1 greylisted");
        OFFICE.road.next("MAIL", "421 4.3.2 closing");
        OFFICE.road.next("DATA", "554 5.6.0 no");
        double failed = OFFICE.meter("FAILED");

        String id = OFFICE.request("note/grey", MessagePurpose.SERVICE);

        Answer ended = OFFICE.await(id, "FAILED");
        assertThat(ended.at("/reason")).isEqualTo("SMTP_554");
        assertThat(ended.at("/attempts")).isEqualTo("3");
        assertThat(OFFICE.arrived("cus_grey")).isEmpty();
        Eventually.until(PostOffice.DEADLINE, () -> OFFICE.meter("FAILED") > failed);
        Eventually.until(PostOffice.DEADLINE, () -> OFFICE.told(id).size() == 2);
        assertThat(OFFICE.told(id)).last().isEqualTo("crm.message.failed.v1 SMTP_554");

        assertThat(OFFICE.repeat(id, "\"1\"").status()).isEqualTo(412);
        assertThat(OFFICE.repeat(id, ended.etag()).status()).isEqualTo(200);
        OFFICE.await(id, "SENT");
        assertThat(OFFICE.arrived("cus_grey")).hasSize(1);
        assertThat(OFFICE.repeat(id, OFFICE.message(id).etag()).status()).isEqualTo(409);
    }

    @Test
    void REL_24_addressThatNobodyKnows_bounces() {
        OFFICE.road.next("RCPT", "550 5.1.1 no such user");

        String id = OFFICE.request("note/gone", MessagePurpose.SERVICE);

        assertThat(OFFICE.await(id, "BOUNCED").at("/reason")).isEqualTo("SMTP_550");
        Eventually.until(PostOffice.DEADLINE, () -> OFFICE.told(id).size() == 2);
        assertThat(OFFICE.told(id)).last().isEqualTo("crm.message.bounced.v1 SMTP_550");
    }

    /** It refuses everybody, and must not cost everybody the address. */
    @Test
    void REL_24_relayThatIsSetUpWrongly_isNoBounce() {
        OFFICE.road.next("RCPT", "550 5.7.1 relaying denied");

        assertThat(OFFICE.await(OFFICE.request("note/relay", MessagePurpose.SERVICE), "FAILED")
                        .at("/reason"))
                .isEqualTo("SMTP_550");
    }

    @Test
    void REL_24_lineThatBreaksBeforeTheText_isNoOutcome_andTriedAgain() {
        OFFICE.road.nextCut("RCPT");

        OFFICE.await(OFFICE.request("note/cut", MessagePurpose.SERVICE), "SENT");

        assertThat(OFFICE.arrived("cus_cut")).hasSize(1);
    }

    /** The server has it, and we were not told: sent again, it would arrive twice. */
    @Test
    void REL_24_lineThatBreaksAfterTheText_isUnknown_andNotSentAgain() {
        OFFICE.road.nextCut(".");

        String id = OFFICE.request("note/dot", MessagePurpose.SERVICE);

        assertThat(OFFICE.await(id, "UNKNOWN").at("/reason")).isEqualTo("OUTCOME_UNKNOWN");
        Eventually.until(PostOffice.DEADLINE, () -> OFFICE.told(id).size() == 2);
        assertThat(OFFICE.told(id)).last().isEqualTo("crm.message.failed.v1 OUTCOME_UNKNOWN");
        // what comes after it has come, and it has not come again
        OFFICE.await(OFFICE.request("note/dot-after", MessagePurpose.SERVICE), "SENT");
        assertThat(OFFICE.arrived("cus_dot")).hasSize(1);
    }

    /** What a process leaves that is killed between the claim and the answer. */
    @Test
    void REL_24_claimOfADeadProcess_isUnknown_andNotSentAgain() {
        OFFICE.customers.away(true);
        String id = OFFICE.request("note/killed", MessagePurpose.SERVICE);
        Document claimed = new Document("state.status", "SENDING")
                .append("state.nextStepAt", Date.from(Instant.now().minusSeconds(1)));
        Eventually.until(PostOffice.DEADLINE, () -> tries(id) >= 1);
        var written = Mono.from(OFFICE.service
                        .getBean(MongoDatabase.class)
                        .getCollection("messages")
                        .updateOne(
                                new Document("_id", id),
                                new Document("$set", claimed).append("$inc", new Document("version", 1L))))
                .block(PostOffice.DEADLINE);
        OFFICE.customers.away(false);
        assertThat(written.getModifiedCount()).isEqualTo(1);

        OFFICE.await(id, "UNKNOWN");

        assertThat(OFFICE.arrived("cus_killed")).isEmpty();
    }

    @Test
    void REL_24_customerServiceThatIsAway_losesNothing() {
        OFFICE.customers.away(true);
        String id = OFFICE.request("note/unasked", MessagePurpose.SERVICE);
        Eventually.until(PostOffice.DEADLINE, () -> tries(id) >= 2);
        assertThat(OFFICE.message(id).at("/reason")).isEqualTo("CUSTOMERS_AWAY");

        OFFICE.customers.away(false);

        OFFICE.await(id, "SENT");
        assertThat(OFFICE.arrived("cus_unasked")).hasSize(1);
        assertThat(OFFICE.customers.asked())
                .anyMatch(asked -> asked.equals("/customers/cus_unasked/message-permits/" + id
                        + " {\"channel\":\"EMAIL\",\"purpose\":\"SERVICE\"}"));
    }

    private static int tries(String id) {
        return OFFICE.message(id).body().path("attempts").asInt();
    }
}
