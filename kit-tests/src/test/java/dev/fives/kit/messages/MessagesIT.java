package dev.fives.kit.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.messages.message.MessageWish;
import dev.fives.kit.test.mail.FakeCustomers;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.stack.TestHttp.Answer;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One mail for one reason, to whom may be written, in their language; two instances run all the while. */
@ExtendWith(LocalBackends.class)
class MessagesIT {
    private static final PostOffice OFFICE = PostOffice.OPEN;

    @Test
    void REL_24_oneMail_howeverOftenItIsAskedFor() throws Exception {
        String id = OFFICE.request("note/one", MessagePurpose.SERVICE);
        OFFICE.request("note/one", MessagePurpose.SERVICE);

        Answer sent = OFFICE.await(id, "SENT");

        OFFICE.request("note/one", MessagePurpose.SERVICE);
        MimeMessage mail = only("cus_one");
        assertThat(mail.getHeader("Message-ID")).containsExactly("<" + id + "@fives.example>");
        assertThat(mail.getSubject()).isEqualTo("note Fang");
        assertThat(part(mail, 0)).startsWith("Dear Fang,").contains("tea & cake");
        assertThat(part(mail, 1)).contains("tea &amp; cake");
        assertThat(mail.getHeader("List-Unsubscribe")).isNull();
        assertThat(sent.at("/via")).isEqualTo("SMTP");
        assertThat(sent.at("/attempts")).isEqualTo("1");
        assertThat(sent.at("/contactPointId")).isEqualTo("cpt_cus_one");
        Eventually.until(PostOffice.DEADLINE, () -> OFFICE.told(id).size() == 2);
        assertThat(OFFICE.told(id)).containsExactly("crm.message.requested.v1 ", "crm.message.sent.v1 ");
    }

    @Test
    void REL_24_twoInstances_sendEachMessageOnce() {
        List<String> ids = IntStream.range(0, 30)
                .mapToObj(each -> OFFICE.request("note/both" + each, MessagePurpose.SERVICE))
                .toList();

        ids.forEach(id -> OFFICE.await(id, "SENT"));

        IntStream.range(0, 30)
                .forEach(each -> assertThat(OFFICE.arrived("cus_both" + each)).hasSize(1));
    }

    @Test
    void REL_24_chinese_andEscaped_andOneSubjectLine() throws Exception {
        OFFICE.customers.say(
                "cus_zh",
                "{'status':'GRANTED','contactPointId':'cpt_1','address':'%s','name':'芳<b>\\r\\nBcc: all@example.com','language':'zh'}"
                        .formatted(FakeCustomers.mailbox("cus_zh")));

        OFFICE.await(OFFICE.request("note/zh", MessagePurpose.SERVICE), "SENT");

        MimeMessage mail = only("cus_zh");
        assertThat(mail.getSubject()).isEqualTo("致芳<b> Bcc: all@example.com");
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(part(mail, 0)).contains("您好");
        assertThat(part(mail, 1)).contains("芳&lt;b&gt;").doesNotContain("<b>");
        assertThat(mail.getHeader("Content-Language")).containsExactly("zh-CN");
    }

    @Test
    void REL_24_marketing_canBeTakenBackWithOneClick() throws Exception {
        OFFICE.customers.say(
                "cus_offers",
                "{'status':'GRANTED','contactPointId':'cpt_2','address':'%s','unsubscribeUrl':'https://fives.example/u/t'}"
                        .formatted(FakeCustomers.mailbox("cus_offers")));

        OFFICE.await(OFFICE.request("note/offers", MessagePurpose.MARKETING), "SENT");

        MimeMessage mail = only("cus_offers");
        assertThat(mail.getHeader("List-Unsubscribe")).containsExactly("<https://fives.example/u/t>");
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(part(mail, 1)).contains("href=\"https://fives.example/u/t\"");
    }

    @Test
    void REL_24_whoMayNotBeWritten_isNot_andTheReasonIsSeen() {
        OFFICE.customers.say("cus_no", "{'status':'REFUSED','reason':'NO_CONSENT'}");

        String id = OFFICE.request("note/no", MessagePurpose.MARKETING);

        assertThat(OFFICE.await(id, "SUPPRESSED").at("/reason")).isEqualTo("NO_CONSENT");
        Eventually.until(PostOffice.DEADLINE, () -> OFFICE.told(id).size() == 2);
        assertThat(OFFICE.told(id)).last().isEqualTo("crm.message.failed.v1 NO_CONSENT");
        assertThat(OFFICE.arrived("cus_no")).isEmpty();
    }

    @Test
    void REL_24_whatIsOfNoUseAnyMore_isNotSent_andTakesNoPlace() {
        String id = OFFICE.request("note/x-over", MessagePurpose.SERVICE);

        assertThat(OFFICE.await(id, "SUPPRESSED").at("/reason")).isEqualTo("OF_NO_USE");
        assertThat(OFFICE.arrived("cus_x-over")).isEmpty();
        assertThat(OFFICE.customers.asked()).noneMatch(asked -> asked.contains("/cus_x-over/"));
    }

    @Test
    void REL_24_whatHasToWait_takesNoPlaceMeanwhile_andIsSentOnceWhenItMay() {
        NotesApplication.WAITING.add("note/later");
        String id = OFFICE.request("note/later", MessagePurpose.SERVICE);
        Eventually.until(
                PostOffice.DEADLINE,
                () -> OFFICE.message(id).body().path("attempts").asInt() >= 2);
        assertThat(OFFICE.message(id).at("/status")).isEqualTo("REQUESTED");
        assertThat(OFFICE.message(id).at("/reason")).isEqualTo("NOT_YET");
        assertThat(OFFICE.customers.asked()).noneMatch(asked -> asked.contains("/cus_later/"));

        NotesApplication.WAITING.remove("note/later");

        OFFICE.await(id, "SENT");
        assertThat(OFFICE.arrived("cus_later")).hasSize(1);
    }

    @Test
    void REL_24_channelsWithoutACarrier_areNotCalledSent_andNobodyIsAskedForAnAddress() {
        String id = OFFICE.request("note/sms", "cus_sms", MessageChannel.SMS, MessagePurpose.SERVICE);

        Answer ended = OFFICE.await(id, "SUPPRESSED");
        assertThat(ended.at("/reason")).isEqualTo("NO_CARRIER");
        assertThat(ended.at("/via")).isEqualTo("LOG");
        Eventually.until(PostOffice.DEADLINE, () -> OFFICE.told(id).size() == 2);
        assertThat(OFFICE.told(id)).containsExactly("crm.message.requested.v1 ", "crm.message.failed.v1 NO_CARRIER");
        assertThat(OFFICE.arrived("cus_sms")).isEmpty();
        assertThat(OFFICE.customers.asked()).noneMatch(asked -> asked.contains("/cus_sms/"));
    }

    /** A replay of old events writes to nobody. */
    @Test
    void REL_24_whatHappenedLongAgo_isNotWrittenAbout() {
        Instant longAgo = PostOffice.NOW.minus(Duration.ofDays(4));

        String id = OFFICE.request(new MessageWish(
                "note/old",
                "cus_old",
                MessageChannel.EMAIL,
                MessagePurpose.SERVICE,
                NotesApplication.TEMPLATE,
                longAgo));

        assertThat(OFFICE.message(id).status()).isEqualTo(404);
        assertThat(OFFICE.meter("TOO_LATE")).isEqualTo(1);
    }

    @Test
    void message_isUnknown_404() {
        assertThat(OFFICE.message("msg_tst_none").status()).isEqualTo(404);
    }

    private static MimeMessage only(String customerId) {
        assertThat(OFFICE.arrived(customerId)).hasSize(1);
        return OFFICE.arrived(customerId).getFirst();
    }

    private static String part(MimeMessage mail, int number) throws Exception {
        return String.valueOf(
                ((Multipart) mail.getContent()).getBodyPart(number).getContent());
    }
}
