package dev.fives.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.stack.TestHttp.Answer;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;

/** Invitations reach who is asked, by mail, once. */
@ExtendWith(LocalBackends.class)
class InvitationMailIT extends FeedbackStage {

    @Test
    void REL_24_invitation_isOneMailWithTheLink() throws Exception {
        buyAndBeAsked(customer);

        Eventually.until(DEADLINE, () -> !service.mails.arrived(customer).isEmpty());
        MimeMessage mail = service.mails.arrived(customer).getFirst();
        Multipart both = (Multipart) mail.getContent();
        assertThat(String.valueOf(both.getBodyPart(0).getContent())).contains(link());
        assertThat(String.valueOf(both.getBodyPart(1).getContent())).contains("href=\"" + link() + "\"");
        assertThat(mail.getSubject()).isEqualTo("How did we do?");
        assertThat(mail.getHeader("List-Unsubscribe")).isNull();

        String sent = "/messages/" + messageId(mail);
        Eventually.until(
                "noted", DEADLINE, () -> service.get(sent).at("/status").equals("SENT"));
        Answer message = service.get(sent);
        assertThat(message.at("/purpose")).isEqualTo("SURVEY");
        assertThat(message.at("/about"))
                .isEqualTo(
                        "invitation/" + invitations(customer).get(0).path("id").asString());
        assertThat(service.mails.arrived(customer)).hasSize(1);
    }

    @Test
    void REL_24_invitation_thatMayNotBeSent_isSuppressed() {
        service.mails.customers().say(customer, "{'status':'REFUSED','reason':'NO_ADDRESS'}");

        buyAndBeAsked(customer);

        Eventually.until(
                DEADLINE,
                () -> service.mails.customers().asked().stream()
                        .anyMatch(asked -> asked.contains("/" + customer + "/")));
        String asked = service.mails.customers().asked().stream()
                .filter(each -> each.contains("/" + customer + "/"))
                .findFirst()
                .orElseThrow();
        String messageId = asked.split("[/ ]", -1)[4];
        Eventually.until(
                DEADLINE,
                () -> service.get("/messages/" + messageId).at("/reason").equals("NO_ADDRESS"));
        assertThat(service.mails.arrived(customer)).isEmpty();
    }

    @Test
    void REL_24_messageThatCannotBeRead_keepsNobodyWaiting() {
        var messages = service.bean(MongoDatabase.class).getCollection("messages");
        Document broken = new Document("_id", "msg_broken_" + customer)
                .append("state", new Document("status", "NEW_ONE").append("nextStepAt", Instant.EPOCH));
        Mono.from(messages.insertOne(broken)).block();
        try {
            buyAndBeAsked(customer);
            Eventually.until(DEADLINE, () -> !service.mails.arrived(customer).isEmpty());
        } finally {
            Mono.from(messages.deleteOne(new Document("_id", broken.get("_id"))))
                    .block();
        }
    }

    private static String messageId(MimeMessage mail) throws Exception {
        return mail.getMessageID().replaceAll("^<|@.*$", "");
    }
}
