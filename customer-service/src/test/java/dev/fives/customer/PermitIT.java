package dev.fives.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.customer.consent.app.DecideConsent;
import dev.fives.customer.consent.model.ConsentChannel;
import dev.fives.customer.consent.model.ConsentPurpose;
import dev.fives.customer.customer.mongo.MongoCustomers;
import dev.fives.customer.reach.app.Permit;
import dev.fives.customer.reach.app.Permit.Refusal;
import dev.fives.customer.reach.app.PermitMessage;
import dev.fives.customer.reach.app.ReachLimits;
import dev.fives.customer.reach.app.UnsubscribeLinks;
import dev.fives.customer.reach.app.WishToWrite;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.id.Ids;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.time.BusinessClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Places over midnight, and marketing without a way out (REL-24). One marketing message a day. */
@ExtendWith(LocalBackends.class)
class PermitIT {
    private static final String URL = "https://shop.example.com";
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final Duration DAY = Duration.ofDays(1);
    /** The first day, and all others as it: far from midnight. */
    private static final Duration NOON = RunningService.untilNoon();

    private final Api api = RunningService.api();
    private String customer = "";

    @BeforeEach
    void customerWhoWantsToHear() {
        customer = api.post(
                        "/customers",
                        "{\"name\":\"王芳\",\"contactPoints\":[{\"type\":\"EMAIL\",\"value\":\"%s@example.com\"}]}"
                                .formatted(UUID.randomUUID()))
                .id();
        api.put("/customers/" + customer + "/consents/EMAIL/MARKETING", "{\"status\":\"GRANTED\"}");
    }

    @Test
    void REL_24_placeOfAMessageThatWaits_isKeptOverMidnight_alsoWhereTheNextDayIsFull() {
        assertThat(onDay(0, "msg_waits")).isEqualTo("GRANTED");

        assertThat(onDay(1, "msg_next")).isEqualTo("GRANTED");
        assertThat(onDay(1, "msg_waits")).isEqualTo("GRANTED");
        assertThat(onDay(1, "msg_third")).isEqualTo("DAILY_LIMIT");
    }

    @Test
    void REL_24_messageThatGoesADayLater_isThatDaysMessage() {
        assertThat(onDay(0, "msg_late")).isEqualTo("GRANTED");

        assertThat(onDay(1, "msg_late")).isEqualTo("GRANTED");
        assertThat(onDay(1, "msg_fresh")).isEqualTo("DAILY_LIMIT");
        assertThat(onDay(2, "msg_fresh")).isEqualTo("GRANTED");
    }

    @Test
    void REL_24_place_isNotKeptForEver() {
        assertThat(onDay(0, "msg_old")).isEqualTo("GRANTED");

        assertThat(onDay(6, "msg_new")).isEqualTo("GRANTED");
        assertThat(onDay(6, "msg_old")).isEqualTo("DAILY_LIMIT");
    }

    /** A link that dies with the process, or leads to nobody's machine, would be worse than no mail. */
    @ParameterizedTest
    @CsvSource({"'', " + KEY, "' ', " + KEY, URL + ", ''", "'', ''"})
    void REL_24_marketingWithoutAWayOut_isRefused_andTheRestIsNot(String url, String key) {
        assertThat(asked(url, key, "msg_1", ConsentPurpose.MARKETING))
                .isEqualTo(new Permit.Refused(Refusal.NO_UNSUBSCRIBE_LINK));

        assertThat(asked(url, key, "msg_2", ConsentPurpose.SERVICE)).isInstanceOf(Permit.Granted.class);
        assertThat(asked(URL, KEY, "msg_3", ConsentPurpose.MARKETING))
                .as("no place is spent")
                .isInstanceOfSatisfying(
                        Permit.Granted.class,
                        permit -> assertThat(permit.unsubscribeUrl()).startsWith(URL + "/u/"));
    }

    private String onDay(int day, String messageId) {
        return RunningService.ahead(NOON.plus(DAY.multipliedBy(day)), () -> marketing(messageId));
    }

    private String marketing(String messageId) {
        return switch (asked(URL, KEY, messageId, ConsentPurpose.MARKETING)) {
            case Permit.Granted _ -> "GRANTED";
            case Permit.Refused refused -> refused.reason().name();
        };
    }

    @SuppressWarnings("unchecked")
    private Permit asked(String url, String key, String messageId, ConsentPurpose purpose) {
        PermitMessage permits = new PermitMessage(
                RunningService.context().getBean("reachStore", AggregateStore.class),
                RunningService.bean(MongoCustomers.class),
                RunningService.bean(DecideConsent.class),
                new UnsubscribeLinks(url, key.getBytes(StandardCharsets.UTF_8)),
                new ReachLimits(1, 2, 50, 4, ZoneId.of("Asia/Shanghai"), Set.of(ConsentPurpose.MARKETING)),
                RunningService.bean(Ids.class),
                RunningService.bean(BusinessClock.class));
        return permits.ask(new WishToWrite(messageId, customer, ConsentChannel.EMAIL, purpose))
                .contextWrite(RequestContext.internal("test").asContext())
                .block(Duration.ofSeconds(60));
    }
}
