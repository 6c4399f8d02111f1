package dev.fives.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.test.stack.LocalBackends;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Birthdays by mail, while two instances do everything three times. {@code BirthdaysKilledAcceptance} kills processes. */
@ExtendWith(LocalBackends.class)
class CareMailTwiceIT {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int CUSTOMERS = 40;

    @Test
    void REL_24_birthdays_runThreeTimesByTwo_andAgainAsAfterAKill_areOneTaskAndOneMailEach() {
        try (TwoLoyalties loyalties = new TwoLoyalties()) {
            Instant before = loyalties.now();
            Instant due = before.atZone(CHINA)
                    .toLocalDate()
                    .plusDays(2)
                    .atTime(9, 0)
                    .atZone(CHINA)
                    .toInstant();
            String born = due.atZone(CHINA).toLocalDate().withYear(2000).toString();
            loyalties.plan("{'kind':'BIRTHDAY','channel':'EMAIL','localTime':'09:00','template':'birthday'}");
            List<String> customers = IntStream.range(0, CUSTOMERS)
                    .mapToObj(each -> "cus_twice_" + each)
                    .toList();
            customers.forEach(id -> loyalties.hearsOfCustomer(id, born, "Asia/Shanghai", "CN"));
            loyalties.one.awaitIdle();

            loyalties.set(due);
            loyalties.fireOnBoth("care-calendar");
            customers.forEach(id -> loyalties.rewind(id, before, due));
            loyalties.fireOnBoth("care-calendar");
            loyalties.fireOnBoth("care-tasks");
            loyalties.fireOnBoth("messages");
            loyalties.awaitFired();

            customers.forEach(id -> loyalties.awaitStatuses(id, "DONE"));
            assertThat(customers)
                    .allSatisfy(
                            id -> assertThat(RunningLoyalty.MAILS.arrived(id)).hasSize(1));
        }
    }
}
