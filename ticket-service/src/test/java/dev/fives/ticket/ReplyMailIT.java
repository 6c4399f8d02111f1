package dev.fives.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.stack.TestHttp.Answer;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who wrote a mail is answered by mail. */
@ExtendWith(LocalBackends.class)
class ReplyMailIT {

    @Test
    void REL_24_publicReply_onAMailTicket_isOneMail() throws Exception {
        String customer = Desk.fresh("cus_");
        Answer opened = opened("EMAIL", customer);
        say(opened.id(), "INTERNAL", "AGENT", "who is this?");
        say(opened.id(), "PUBLIC", "CUSTOMER", "hello?");
        say(opened.id(), "PUBLIC", "AGENT", "We send\\na new <lid>.");

        Eventually.until(
                RunningService.DEADLINE,
                () -> !RunningService.MAILS.arrived(customer).isEmpty());

        MimeMessage mail = RunningService.MAILS.arrived(customer).getFirst();
        assertThat(mail.getSubject()).isEqualTo("[" + opened.at("/number") + "] Kettle");
        Multipart both = (Multipart) mail.getContent();
        assertThat(String.valueOf(both.getBodyPart(0).getContent())).contains("a new <lid>.");
        assertThat(String.valueOf(both.getBodyPart(1).getContent())).contains("a new &lt;lid&gt;.");
        String id = mail.getMessageID().replaceAll("^<|@.*$", "");
        Eventually.until(
                RunningService.DEADLINE, () -> message(id).at("/status").equals("SENT"));
        assertThat(message(id).at("/about")).startsWith("ticket-message/" + opened.id() + ".msg_");
        assertThat(RunningService.MAILS.arrived(customer)).hasSize(1);
    }

    @Test
    void REL_24_reply_onATicketOfAnotherChannel_isNoMail() {
        String phoned = Desk.fresh("cus_");
        String wrote = Desk.fresh("cus_");
        say(opened("PHONE", phoned).id(), "PUBLIC", "AGENT", "called back");
        say(opened("EMAIL", wrote).id(), "PUBLIC", "AGENT", "written back");

        Eventually.until(
                RunningService.DEADLINE,
                () -> !RunningService.MAILS.arrived(wrote).isEmpty());
        assertThat(RunningService.MAILS.customers().asked()).noneMatch(asked -> asked.contains(phoned));
    }

    private static Answer opened(String channel, String customerId) {
        return RunningService.post(
                "/tickets",
                "{'kind':'QUESTION','channel':'%s','customerId':'%s','subject':'Kettle'}"
                        .formatted(channel, customerId));
    }

    private static void say(String ticketId, String visibility, String author, String text) {
        Answer said = RunningService.post(
                "/tickets/" + ticketId + "/messages",
                "{'text':'%s','visibility':'%s','authorKind':'%s'}".formatted(text, visibility, author));
        assertThat(said.status()).isEqualTo(201);
    }

    private static Answer message(String id) {
        return RunningService.get("/messages/" + id);
    }
}
