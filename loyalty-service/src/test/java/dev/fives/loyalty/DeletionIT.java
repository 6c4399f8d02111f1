package dev.fives.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.loyalty.CareChanged;
import dev.fives.kit.test.stack.Eventually;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of member, points and care of a customer that is deleted and may come back. */
@ExtendWith(SharedLoyalty.class)
class DeletionIT {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Duration WEEK = Duration.ofDays(7);

    private final RunningLoyalty loyalty = SharedLoyalty.loyalty();
    private final String number = "deletion_" + NUMBERS.incrementAndGet();
    private final String customer = "cus_" + number;

    @Test
    void HYG_15_deletedCustomer_isAFrozenMember_andItsPointsGoOn() {
        loyalty.hearsOfNewCustomer(customer);
        loyalty.hears(RunningLoyalty.purchase("pur_a_" + number, customer, 1, "268.50"));
        loyalty.awaitIdle();
        assertThat(status()).isEqualTo("ACTIVE");
        String seen = tag();

        loyalty.hearsOfDeletion(customer, 2);
        loyalty.hearsOfDeletion(customer, 2);
        loyalty.hears(RunningLoyalty.purchase("pur_b_" + number, customer, 1, "100.00"));
        loyalty.awaitIdle();

        assertThat(status()).isEqualTo("DELETED");
        assertThat(tag()).isNotEqualTo(seen);
        assertThat(loyalty.balance(customer)).isEqualTo(368);

        loyalty.hearsOfRestoring(customer, 3);
        loyalty.hearsOfDeletion(customer, 2);
        loyalty.awaitIdle();

        assertThat(status()).isEqualTo("ACTIVE");
        assertThat(loyalty.balance(customer)).isEqualTo(368);
    }

    @Test
    void HYG_15_careOfADeletedCustomer_isSkippedWhenItIsDue_andNoneIsPlanned() {
        String planned = plan("FOLLOW_UP", loyalty.clock.instant().plus(WEEK).toString());
        String due = plan("RECOVERY", loyalty.clock.instant().toString());
        Eventually.until("due", RunningLoyalty.DEADLINE, () -> statusOf(due).equals("DUE"));

        loyalty.hearsOfDeletion(customer, 2);
        loyalty.awaitIdle();

        assertThat(statusOf(due)).isEqualTo("SKIPPED");
        assertThat(statusOf(planned)).isEqualTo("PLANNED");
        assertThat(asked("RECOVERY", loyalty.clock.instant().toString()).statusCode())
                .isEqualTo(409);

        loyalty.clock.advance(WEEK);
        Eventually.until(
                "skipped", RunningLoyalty.DEADLINE, () -> statusOf(planned).equals("SKIPPED"));

        List<CareChanged> skipped = loyalty.said(customer).stream()
                .filter(event -> event.type().equals(EventTypes.CARE_SKIPPED.name()))
                .map(event -> event.dataAs(CareChanged.class))
                .toList();
        assertThat(skipped).extracting(CareChanged::reason).containsExactly("CUSTOMER_DELETED", "CUSTOMER_DELETED");
    }

    @Test
    void HYG_15_careOfARestoredCustomer_fallsDueAsPlanned() {
        String planned = plan("FOLLOW_UP", loyalty.clock.instant().plus(WEEK).toString());
        loyalty.hearsOfDeletion(customer, 2);
        loyalty.hearsOfRestoring(customer, 3);
        loyalty.awaitIdle();

        loyalty.clock.advance(WEEK);

        Eventually.until("due", RunningLoyalty.DEADLINE, () -> statusOf(planned).equals("DUE"));
    }

    private String status() {
        return loyalty.json("/members/" + customer).path("status").asString();
    }

    private String tag() {
        return loyalty.get("/members/" + customer).headers().firstValue("ETag").orElseThrow();
    }

    private String statusOf(String taskId) {
        return loyalty.json("/care-tasks/" + taskId).path("status").asString();
    }

    private String plan(String kind, String dueAt) {
        HttpResponse<String> answer = asked(kind, dueAt);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode task = JsonMapper.shared().readTree(answer.body());
        return task.path("id").asString();
    }

    private HttpResponse<String> asked(String kind, String dueAt) {
        return loyalty.post(
                "/care-tasks",
                "{'customerId':'" + customer + "','kind':'" + kind + "','channel':'PHONE','dueAt':'" + dueAt + "'}");
    }
}
