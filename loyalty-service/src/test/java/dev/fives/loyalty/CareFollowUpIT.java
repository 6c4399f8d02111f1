package dev.fives.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.Topic;
import dev.fives.contracts.loyalty.CareChanged;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CareFollowUpIT extends CareScenario {
    @Test
    void LOY_22_closedComplaint_isFollowedUpAfterAWeek_once_underItsCorrelationId() {
        Instant closedAt = loyalty.clock.instant();
        complaint.opens();
        long closing = complaint.closes();
        loyalty.awaitIdle();
        long dropped = loyalty.duplicates(Topic.TICKET);
        complaint.repeatsClosing(closing, closedAt);
        complaint.repeatsClosing(closing, closedAt);
        loyalty.awaitIdle();
        assertThat(loyalty.duplicates(Topic.TICKET) - dropped)
                .as("OPS-04: counted")
                .isEqualTo(2);
        assertThat(tasks(customer)).singleElement().satisfies(task -> {
            assertThat(task.path("kind").asString()).isEqualTo("FOLLOW_UP");
            assertThat(task.path("status").asString()).isEqualTo("PLANNED");
            assertThat(task.path("ticketId").asString()).isEqualTo("tic_" + number);
            assertThat(Instant.parse(task.path("dueAt").asString())).isEqualTo(closedAt.plus(WEEK));
        });

        loyalty.clock.advance(WEEK.plusDays(2));
        awaitStatus("DUE");

        assertThat(said(customer)).extracting(CareChanged::status).containsExactly("PLANNED", "DUE");
        assertThat(said(customer).getLast().at()).isEqualTo(closedAt.plus(WEEK));
        assertThat(loyalty.said(customer))
                .extracting(event -> event.header("ce_correlationid"))
                .containsOnly("c-" + number);
    }

    @Test
    void LOY_22_reopenedAndClosedAgain_isFollowedUpAnew_andTheOldVisitIsOff() {
        complaint.opens();
        complaint.closes();
        loyalty.awaitIdle();

        complaint.reopens();
        loyalty.awaitIdle();
        assertThat(tasks(customer)).extracting(CareScenario::status).containsExactly("SKIPPED");
        complaint.closes();
        loyalty.awaitIdle();

        assertThat(tasks(customer)).extracting(CareScenario::status).containsExactlyInAnyOrder("SKIPPED", "PLANNED");
        assertThat(said(customer))
                .extracting(CareChanged::reason)
                .containsExactly("COMPLAINT_CLOSED", "COMPLAINT_REOPENED", "COMPLAINT_CLOSED");
    }
}
