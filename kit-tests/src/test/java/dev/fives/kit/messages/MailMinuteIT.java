package dev.fives.kit.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.stack.TestHttp.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A whole minute without a mail server, by the pauses that ship, up to 20 s; and a bad start when it is back. */
@ExtendWith(LocalBackends.class)
@Tag("long")
class MailMinuteIT {
    private static final int MESSAGES = 30;
    private static final Duration AWAY = Duration.ofMinutes(1);
    private static final Duration BACK = Duration.ofMinutes(2);

    @Test
    void REL_24_aMinuteAway_then4xx_then5xx_losesNothing_sendsNothingTwice_andTheFailureIsSeen() {
        PostOffice office = new PostOffice(
                List.of("fives.messages.retry.first-back-off=10s", "fives.messages.retry.max-back-off=20s"));
        try {
            office.mails.close();
            long gone = System.nanoTime();
            List<String> ids = IntStream.range(0, MESSAGES)
                    .mapToObj(each -> office.request("note/minute" + each, MessagePurpose.SERVICE))
                    .toList();
            Eventually.until("a minute", AWAY.plusSeconds(10), () -> System.nanoTime() - gone >= AWAY.toNanos());
            assertThat(ids).allSatisfy(id -> assertWaits(office.message(id)));
            office.road.next("RCPT", "451 4.7.1 greylisted");
            office.road.next("DATA", "554 5.6.0 no");

            office.mails.reopen();

            Eventually.until("all at their end", BACK, () -> ids.stream().allMatch(id -> isOver(office, id)));
            assertAllSentButOne(office, ids);
            System.out.printf(
                    Locale.ROOT,
                    "mail server away for %d s: %d of %d messages sent once, 1 failed, all over %.0f s after it went%n",
                    AWAY.toSeconds(),
                    MESSAGES - 1,
                    MESSAGES,
                    (System.nanoTime() - gone) / 1e9);
        } finally {
            office.close();
        }
    }

    private static void assertWaits(Answer message) {
        assertThat(message.at("/status")).isEqualTo("REQUESTED");
        assertThat(message.at("/reason")).isEqualTo("CARRIER_AWAY");
        assertThat(message.body().path("attempts").asInt()).isBetween(2, 5);
    }

    private static boolean isOver(PostOffice office, String id) {
        return List.of("SENT", "FAILED").contains(office.message(id).at("/status"));
    }

    private static void assertAllSentButOne(PostOffice office, List<String> ids) {
        List<String> failed = ids.stream()
                .filter(id -> office.message(id).at("/status").equals("FAILED"))
                .toList();
        assertThat(failed).hasSize(1);
        assertThat(office.message(failed.getFirst()).at("/reason")).isEqualTo("SMTP_554");
        Eventually.until(BACK, () -> office.told(failed.getFirst()).contains("crm.message.failed.v1 SMTP_554"));
        assertThat(office.meter("FAILED")).isEqualTo(1);
        IntStream.range(0, MESSAGES)
                .forEach(each -> assertThat(office.arrived("cus_minute" + each))
                        .hasSize(ids.get(each).equals(failed.getFirst()) ? 0 : 1));
    }
}
