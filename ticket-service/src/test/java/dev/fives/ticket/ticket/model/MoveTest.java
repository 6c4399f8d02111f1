package dev.fives.ticket.ticket.model;

import static dev.fives.ticket.ticket.model.Status.CLOSED;
import static dev.fives.ticket.ticket.model.Status.NEW;
import static dev.fives.ticket.ticket.model.Status.OPEN;
import static dev.fives.ticket.ticket.model.Status.PENDING_CUSTOMER;
import static dev.fives.ticket.ticket.model.Status.PENDING_INTERNAL;
import static dev.fives.ticket.ticket.model.Status.REOPENED;
import static dev.fives.ticket.ticket.model.Status.RESOLVED;
import static dev.fives.ticket.ticket.model.TicketFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MoveTest {
    private static final Instant LATER = NOW.plus(Duration.ofHours(2));

    /** As the requirement has it, written a second time. */
    private static final Map<Status, List<Status>> TABLE = Map.of(
            NEW, List.of(OPEN, PENDING_CUSTOMER, PENDING_INTERNAL, RESOLVED),
            OPEN, List.of(PENDING_CUSTOMER, PENDING_INTERNAL, RESOLVED),
            PENDING_CUSTOMER, List.of(OPEN, RESOLVED),
            PENDING_INTERNAL, List.of(OPEN, RESOLVED),
            RESOLVED, List.of(CLOSED, REOPENED),
            CLOSED, List.of(REOPENED),
            REOPENED, List.of(OPEN, PENDING_CUSTOMER, PENDING_INTERNAL, RESOLVED));

    @ParameterizedTest
    @EnumSource
    void TKT_03_everyTransition_isInTheTableOrRefusedWithTheAllowedOnes(Status from) {
        for (Status to : Status.values()) {
            Move move = TicketFixture.in(from).move(to, LATER);

            if (TABLE.get(from).contains(to)) {
                assertThat(move)
                        .isInstanceOfSatisfying(
                                Move.Moved.class,
                                it -> assertThat(it.ticket().status()).isEqualTo(to));
            } else {
                assertThat(move).isEqualTo(new Move.NotAllowed(from, TABLE.get(from), List.of()));
            }
        }
    }

    @Test
    void TKT_03_timesOfResolutionAndClosing_areThereWhileTheyHold() {
        Ticket resolved = TicketFixture.in(OPEN).with(RESOLVED, NOW);
        Ticket closed = resolved.with(CLOSED, LATER);
        Ticket reopened = closed.with(REOPENED, LATER);

        assertThat(resolved.times().resolvedAt()).isEqualTo(NOW);
        assertThat(resolved.times().closedAt()).isNull();
        assertThat(closed.times().resolvedAt()).isEqualTo(NOW);
        assertThat(closed.times().closedAt()).isEqualTo(LATER);
        assertThat(reopened.times().resolvedAt()).isNull();
        assertThat(reopened.times().closedAt()).isNull();
    }

    @Test
    void TKT_04_complaintThatLacksStages_isNotClosed() {
        Ticket resolved = TicketFixture.ticket(Kind.COMPLAINT).with(RESOLVED, NOW);

        assertThat(resolved.move(CLOSED, LATER))
                .isEqualTo(new Move.Incomplete(
                        RESOLVED,
                        List.of(REOPENED),
                        List.of(
                                "severity",
                                "impact",
                                "safety",
                                "investigation",
                                "rootCause",
                                "remedy",
                                "decisionCommunicatedAt")));
    }

    @Test
    void TKT_04_complaintThatIsNotResolved_isNotClosedEither() {
        assertThat(TicketFixture.complete().move(CLOSED, LATER))
                .isEqualTo(new Move.NotAllowed(NEW, TABLE.get(NEW), List.of()));
        assertThat(TicketFixture.ticket(Kind.COMPLAINT).move(CLOSED, LATER))
                .isInstanceOfSatisfying(
                        Move.NotAllowed.class, it -> assertThat(it.missing()).contains("severity"));
    }

    @Test
    void TKT_04_completeComplaint_isClosed() {
        assertThat(TicketFixture.complete().with(RESOLVED, NOW).move(CLOSED, LATER))
                .isInstanceOf(Move.Moved.class);
    }

    @Test
    void TKT_06_refusedRemedy_isNone() {
        Ticket refused = TicketFixture.complete().refused("NO_PROGRAMME", NOW);

        assertThat(refused.missing()).containsExactly("remedy", "decisionCommunicatedAt");
        assertThat(refused.with(new Remedy(
                                "rem_2", RemedyType.NONE, 0, "boss", RemedyStatus.NOT_DUE, NOW, null, null, null))
                        .missing())
                .as("the customer was told of the one that was refused")
                .containsExactly("decisionCommunicatedAt");
    }

    @Test
    void TKT_06_refusalAfterClosing_reopens() {
        Ticket closed = TicketFixture.complete().with(RESOLVED, NOW).with(CLOSED, NOW);

        assertThat(closed.refused("NO_PROGRAMME", LATER).status()).isEqualTo(REOPENED);
        assertThat(closed.granted("entry", LATER).status()).isEqualTo(CLOSED);
        assertThat(TicketFixture.complete().refused("NO_PROGRAMME", LATER).status())
                .isEqualTo(NEW);
    }

    @Test
    void LOY_22_unhappyCustomer_reopensOnceATask() {
        Ticket closed = TicketFixture.complete().with(RESOLVED, NOW).with(CLOSED, NOW);
        Ticket reopened = closed.unhappyAfter("car_1", LATER);
        Ticket closedAgain = reopened.with(RESOLVED, LATER).with(CLOSED, LATER);

        assertThat(reopened.status()).isEqualTo(REOPENED);
        assertThat(reopened.missing()).containsExactly("decisionCommunicatedAt");
        assertThat(closedAgain.unhappyAfter("car_1", LATER)).isSameAs(closedAgain);
        assertThat(closedAgain.unhappyAfter("car_2", LATER).status()).isEqualTo(REOPENED);
        assertThat(TicketFixture.in(OPEN).unhappyAfter("car_1", LATER).status()).isEqualTo(OPEN);
    }
}
