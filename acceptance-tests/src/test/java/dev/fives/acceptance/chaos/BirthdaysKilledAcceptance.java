package dev.fives.acceptance.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.acceptance.Api;
import dev.fives.acceptance.FivesStack;
import dev.fives.kit.test.mail.MailStage;
import dev.fives.kit.test.stack.Eventually;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * REL-24: birthdays fall due on two instances of loyalty, both are killed while the mails go out, and time passes twice
 * more over the same occasion. Three minutes: {@code -Dtest.excluded-groups=none}.
 */
@Tag("long")
class BirthdaysKilledAcceptance {
    private static final String LOYALTY = "loyalty-service";
    private static final Duration DEADLINE = Duration.ofMinutes(4);
    private static final int CUSTOMERS = 150;
    private static final List<Integer> KILLED_AFTER = List.of(10, 60);

    @Test
    void REL_24_threeRuns_twoInstances_andAKillOfEach_areOneTaskAndOneMail() {
        MailStage mails = MailStage.start();
        try (FivesStack stack = FivesStack.up(mailing(mails), "--processes")) {
            Api api = new Api(URI.create(stack.gateway() + "/api/v1"), stack.token("admin")).patient(DEADLINE);
            Api ops = new Api(stack.gateway(), stack.token("ops"));
            Birthdays birthdays = new Birthdays(api, mails, CUSTOMERS);
            List<String> instances = List.of(LOYALTY, stack.addInstance(LOYALTY));
            birthdays.prepare(ops);

            long began = System.nanoTime();
            birthdays.passTime(ops, birthdays.untilDue());
            List<Integer> atTheKills = kill(stack, mails, instances);
            for (String instance : instances) {
                stack.restart(instance);
                birthdays.passTime(ops, Duration.ofHours(1));
            }

            Eventually.asserted(DEADLINE, () -> birthdays.assertAllAreOver(messages(stack)));
            List<String> unknown = birthdays.unknown(messages(stack));
            List<String> repeated = birthdays.repeatWhatDidNotArrive(messages(stack));
            Eventually.asserted(DEADLINE, birthdays::assertOneMailEach);
            birthdays.assertOneTaskEach(unknown);
            assertThat(TopicAudit.of(stack.kafka("ops"), "").problems()).isEmpty();
            System.out.printf(
                    Locale.ROOT,
                    "birthdays: %d customers, kills after %s mails; %d outcomes unknown, %d of them repeated by hand;"
                            + " one task and one mail each after %.0f s%n",
                    CUSTOMERS,
                    atTheKills,
                    unknown.size(),
                    repeated.size(),
                    (System.nanoTime() - began) / 1e9);
        }
    }

    /** One after the other, so that the second has taken over something when it dies. */
    private static List<Integer> kill(FivesStack stack, MailStage mails, List<String> instances) {
        List<Integer> sent = new ArrayList<>();
        for (int each = 0; each < instances.size(); each++) {
            int after = KILLED_AFTER.get(each);
            Eventually.until("mails", DEADLINE, () -> mails.count() >= after);
            stack.kill(instances.get(each));
            sent.add(mails.count());
        }
        assertThat(sent).as("killed in the middle").allMatch(count -> count < CUSTOMERS);
        return sent;
    }

    private static List<Birthdays.Told> messages(FivesStack stack) {
        return TopicAudit.of(stack.kafka("ops"), "").events().stream()
                .filter(event -> event.type().startsWith("crm.message."))
                .map(event -> new Birthdays.Told(
                        event.data().path("messageId").asString(),
                        event.data().path("customerId").asString(),
                        event.type(),
                        event.data().path("reason").asString("")))
                .toList();
    }

    /** A lease as short as a mail server on this machine allows. */
    private static Map<String, String> mailing(MailStage mails) {
        return Map.of(
                "FIVES_GATEWAY_RESPONSETIMEOUT", "10s",
                "FIVES_MESSAGES_SMTP_HOST", "127.0.0.1",
                "FIVES_MESSAGES_SMTP_PORT", String.valueOf(mails.port()),
                "FIVES_MESSAGES_SMTP_TLS", "NONE",
                "FIVES_MESSAGES_SMTP_FROM", "Fives <shop@fives.example>",
                "FIVES_MESSAGES_SMTP_READTIMEOUT", "2s",
                "FIVES_MESSAGES_LEASE", "11s");
    }
}
