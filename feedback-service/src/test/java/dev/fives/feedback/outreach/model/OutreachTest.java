package dev.fives.feedback.outreach.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutreachTest {
    private static final Instant DUE = Instant.parse("2026-03-04T10:00:00Z");
    private static final Duration MILLI = Duration.ofMillis(1);
    private static final Instant LONG_BEFORE = DUE.minus(Duration.ofDays(9));
    private static final int KEPT = 3;

    private static Ask ask(String purchaseId, Instant dueAt, int fatigueDays) {
        return new Ask(
                Ask.id("spl_1", purchaseId),
                "cus_1",
                "spl_1",
                "srv_csat",
                "PURCHASE_COMPLETED",
                purchaseId,
                "EMAIL",
                fatigueDays,
                1_209_600,
                dueAt,
                "corr-1",
                "purchase:" + purchaseId + "-1");
    }

    private static Ask ask(Instant dueAt) {
        return ask("pur_1", dueAt, 30);
    }

    private static Outreach invitedAt(Instant at) {
        return Outreach.EMPTY.with(ask("pur_0", at, 30), Outcome.INVITED);
    }

    private static Outreach consent(String channel, String purpose, boolean refused, Instant validUntil) {
        return Outreach.EMPTY.with(consentMark(channel, purpose, 1, refused, validUntil), KEPT);
    }

    private static ConsentMark consentMark(
            String channel, String purpose, long sequence, boolean refused, Instant validUntil) {
        return new ConsentMark(channel, purpose, sequence, refused, validUntil, LONG_BEFORE);
    }

    private static Outreach complaint(boolean open) {
        return Outreach.EMPTY.with(new TicketMark("tic_1", 1, open, LONG_BEFORE), KEPT);
    }

    @Test
    void nothingAgainstIt_invites() {
        assertThat(Outreach.EMPTY.judge(ask(DUE), null)).isEqualTo(Outcome.INVITED);
    }

    @Test
    void HYG_15_deletedCustomer_isNotAsked_neitherWhenDueNorWhenJudged() {
        Outreach deletedBefore = Outreach.EMPTY.with(new DeletionMark(2, true, LONG_BEFORE), KEPT);
        Outreach deletedAfter = Outreach.EMPTY.with(new DeletionMark(2, true, DUE.plus(MILLI)), KEPT);

        assertThat(deletedBefore.judge(ask(DUE), null)).isEqualTo(Outcome.CUSTOMER_DELETED);
        assertThat(deletedAfter.judge(ask(DUE), null)).isEqualTo(Outcome.CUSTOMER_DELETED);
    }

    @Test
    void HYG_15_restoredCustomer_isAskedWhatWasNotDueMeanwhile() {
        Outreach restored = Outreach.EMPTY
                .with(new DeletionMark(3, false, DUE), KEPT)
                .with(new DeletionMark(2, true, LONG_BEFORE), KEPT);
        Outreach inOrder = Outreach.EMPTY
                .with(new DeletionMark(2, true, LONG_BEFORE), KEPT)
                .with(new DeletionMark(3, false, DUE), KEPT);

        assertThat(restored.judge(ask(DUE.plus(MILLI)), null)).isEqualTo(Outcome.INVITED);
        assertThat(inOrder.judge(ask(DUE), null)).isEqualTo(Outcome.CUSTOMER_DELETED);
        assertThat(inOrder.judge(ask(DUE.plus(MILLI)), null)).isEqualTo(Outcome.INVITED);
        assertThat(inOrder.judge(ask(LONG_BEFORE), null)).isEqualTo(Outcome.INVITED);
    }

    @Test
    void SAT_02_refundBeforeDue_suppresses_fromDueOnNot() {
        assertThat(Outreach.EMPTY.judge(ask(DUE), DUE.minus(MILLI))).isEqualTo(Outcome.REFUNDED);
        assertThat(Outreach.EMPTY.judge(ask(DUE), DUE)).isEqualTo(Outcome.INVITED);
        assertThat(Outreach.EMPTY.judge(ask(DUE), DUE.plus(MILLI))).isEqualTo(Outcome.INVITED);
    }

    @ParameterizedTest
    @CsvSource({
        "EMAIL,SURVEY,true,NO_CONSENT",
        "EMAIL,MARKETING,true,NO_CONSENT",
        "EMAIL,SURVEY,false,INVITED",
        "SMS,SURVEY,true,INVITED"
    })
    void SAT_09_consentOfTheChannel(String channel, String purpose, boolean refused, Outcome expected) {
        assertThat(consent(channel, purpose, refused, null).judge(ask(DUE), null))
                .isEqualTo(expected);
    }

    @Test
    void SAT_09_refusal_countsUntilItsEnd() {
        assertThat(consent("EMAIL", "SURVEY", true, DUE.plus(MILLI)).judge(ask(DUE), null))
                .isEqualTo(Outcome.NO_CONSENT);
        assertThat(consent("EMAIL", "SURVEY", true, DUE).judge(ask(DUE), null)).isEqualTo(Outcome.INVITED);
    }

    @Test
    void SAT_09_consentGivenAgain_isNoRefusal_andAnOldEventDoesNotBringItBack() {
        Outreach again =
                consent("EMAIL", "SURVEY", true, null).with(consentMark("EMAIL", "SURVEY", 2, false, null), KEPT);

        assertThat(again.judge(ask(DUE), null)).isEqualTo(Outcome.INVITED);
        assertThat(again.with(consentMark("EMAIL", "SURVEY", 1, true, null), KEPT))
                .isEqualTo(again);
        assertThat(again.consents()).hasSize(2);
    }

    @Test
    void SAT_09_openComplaint_suppresses_aClosedOneNot() {
        assertThat(complaint(true).judge(ask(DUE), null)).isEqualTo(Outcome.OPEN_COMPLAINT);
        assertThat(complaint(false).judge(ask(DUE), null)).isEqualTo(Outcome.INVITED);
        assertThat(complaint(true)
                        .with(new TicketMark("tic_1", 2, false, LONG_BEFORE), KEPT)
                        .judge(ask(DUE), null))
                .isEqualTo(Outcome.INVITED);
    }

    @Test
    void SAT_09_ticket_ofARepeatedOrLateEvent_changesNothing() {
        Outreach closed = complaint(true).with(new TicketMark("tic_1", 4, false, LONG_BEFORE), KEPT);

        assertThat(closed.with(new TicketMark("tic_1", 4, false, LONG_BEFORE), KEPT))
                .isEqualTo(closed);
        assertThat(closed.with(new TicketMark("tic_1", 3, true, LONG_BEFORE), KEPT))
                .isEqualTo(closed);
        assertThat(closed.judge(ask(DUE), null)).isEqualTo(Outcome.INVITED);
    }

    /** Marks come in the order of their topics, questions in the order of their due instants. */
    @Test
    void SAT_09_complaintThatCameAfterTheDueInstant_doesNotSuppress_oneThatWasOpenThenDoes() {
        Outreach later = Outreach.EMPTY.with(new TicketMark("tic_1", 1, true, DUE), KEPT);
        Outreach closedSince = complaint(true).with(new TicketMark("tic_1", 2, false, DUE.plus(MILLI)), KEPT);

        assertThat(later.judge(ask(DUE), null)).isEqualTo(Outcome.INVITED);
        assertThat(later.judge(ask(DUE.plus(MILLI)), null)).isEqualTo(Outcome.OPEN_COMPLAINT);
        assertThat(closedSince.judge(ask(DUE), null)).isEqualTo(Outcome.OPEN_COMPLAINT);
        assertThat(closedSince.judge(ask(DUE.plus(MILLI).plus(MILLI)), null)).isEqualTo(Outcome.INVITED);
    }

    @Test
    void SAT_09_refusal_countsAsOfTheDueInstant_alsoWhereItWasTakenBackSince() {
        ConsentMark back = new ConsentMark("EMAIL", "SURVEY", 2, false, null, DUE);
        ConsentMark late = new ConsentMark("EMAIL", "SURVEY", 1, true, null, DUE);

        assertThat(consent("EMAIL", "SURVEY", true, null).with(back, KEPT).judge(ask(DUE), null))
                .isEqualTo(Outcome.NO_CONSENT);
        assertThat(Outreach.EMPTY.with(late, KEPT).judge(ask(DUE), null)).isEqualTo(Outcome.INVITED);
    }

    @Test
    void marks_thatSayTheSameAgain_keepTheirTime_andTakeNoRoom() {
        Outreach said = complaint(true).with(new TicketMark("tic_1", 2, true, DUE.plus(MILLI)), KEPT);

        assertThat(said.tickets()).containsExactly(new TicketMark("tic_1", 2, true, LONG_BEFORE));
    }

    @Test
    void marks_beyondTheLimit_forgetFirstWhatIsNoLongerSo() {
        Outreach many = complaint(true)
                .with(new TicketMark("tic_1", 2, false, LONG_BEFORE), KEPT)
                .with(new TicketMark("tic_1", 3, true, DUE), KEPT)
                .with(new TicketMark("tic_2", 1, false, DUE), KEPT);

        assertThat(many.tickets())
                .containsExactly(
                        new TicketMark("tic_1", 2, false, LONG_BEFORE),
                        new TicketMark("tic_1", 3, true, DUE),
                        new TicketMark("tic_2", 1, false, DUE));
    }

    @Test
    void tickets_beyondTheLimit_forgetTheLongestUnheardOf_butNoOpenComplaint() {
        Outreach many = complaint(true);
        for (int i = 2; i <= 6; i++) {
            many = many.with(new TicketMark("tic_" + i, 1, false, LONG_BEFORE), KEPT);
        }

        assertThat(many.tickets()).extracting(TicketMark::ticketId).containsExactly("tic_1", "tic_5", "tic_6");
    }

    @Test
    void SAT_09_thirtyDays_areCountedExactly() {
        Outreach asked = invitedAt(DUE);
        Instant end = DUE.plus(Duration.ofDays(30));

        assertThat(asked.judge(ask(end.minus(MILLI)), null)).isEqualTo(Outcome.FREQUENCY_CAP);
        assertThat(asked.judge(ask(end), null)).isEqualTo(Outcome.INVITED);
    }

    @Test
    void SAT_09_cap_isOverAllSurveys_asThePlanOfTheQuestionSaysIt() {
        Outreach asked = invitedAt(DUE);
        Instant next = DUE.plus(Duration.ofDays(7));

        assertThat(asked.judge(ask("pur_2", next, 7), null)).isEqualTo(Outcome.INVITED);
        assertThat(asked.judge(ask("pur_2", next, 8), null)).isEqualTo(Outcome.FREQUENCY_CAP);
        assertThat(asked.judge(ask("pur_2", DUE, 0), null)).isEqualTo(Outcome.INVITED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 29, 30, 400})
    void SAT_09_questionThatCameLate_isCapped_sinceTheCustomerWasAskedMeanwhile(int daysBefore) {
        assertThat(invitedAt(DUE).judge(ask(DUE.minus(Duration.ofDays(daysBefore))), null))
                .isEqualTo(Outcome.FREQUENCY_CAP);
    }

    @Test
    void SAT_09_suppressedQuestion_isNoInvitation() {
        Outreach capped = Outreach.EMPTY.with(ask(DUE), Outcome.NO_CONSENT);

        assertThat(capped.judge(ask("pur_2", DUE.plus(MILLI), 30), null)).isEqualTo(Outcome.INVITED);
    }

    /** The clock jumped: each is judged by what the one before it left. */
    @Test
    void SAT_09_severalDueAtOnce_areJudgedEachAsOfItsOwnInstant() {
        Outreach outreach = Outreach.EMPTY;
        List<Integer> days = List.of(0, 10, 29, 30, 59, 60);
        List<Outcome> outcomes = new ArrayList<>();
        for (int day : days) {
            Ask due = ask("pur_" + day, DUE.plus(Duration.ofDays(day)), 30);
            Outcome outcome = outreach.judge(due, null);
            outreach = outreach.with(due, outcome);
            outcomes.add(outcome);
        }

        assertThat(outcomes)
                .containsExactly(
                        Outcome.INVITED,
                        Outcome.FREQUENCY_CAP,
                        Outcome.FREQUENCY_CAP,
                        Outcome.INVITED,
                        Outcome.FREQUENCY_CAP,
                        Outcome.INVITED);
    }

    @Test
    void reasons_areLookedAtInOrder() {
        Outreach all = invitedAt(DUE.minus(MILLI))
                .with(new TicketMark("tic_1", 1, true, LONG_BEFORE), KEPT)
                .with(consentMark("EMAIL", "SURVEY", 1, true, null), KEPT);

        assertThat(all.judge(ask(DUE), DUE.minus(MILLI))).isEqualTo(Outcome.REFUNDED);
        assertThat(all.judge(ask(DUE), null)).isEqualTo(Outcome.NO_CONSENT);
        assertThat(all.with(consentMark("EMAIL", "SURVEY", 2, false, null), KEPT)
                        .judge(ask(DUE), null))
                .isEqualTo(Outcome.OPEN_COMPLAINT);
        assertThat(all.with(consentMark("EMAIL", "SURVEY", 2, false, null), KEPT)
                        .with(new TicketMark("tic_1", 2, false, LONG_BEFORE), KEPT)
                        .judge(ask(DUE), null))
                .isEqualTo(Outcome.FREQUENCY_CAP);
    }

    @Test
    void decision_isRemembered_untilTheQuestionIsSettled() {
        Outreach decided = Outreach.EMPTY.with(ask(DUE), Outcome.INVITED);
        String id = ask(DUE).id();

        assertThat(decided.outcomeOf(id)).contains(Outcome.INVITED);
        assertThat(decided.keeping(Set.of(id)).outcomeOf(id)).contains(Outcome.INVITED);
        assertThat(decided.keeping(Set.of()).outcomeOf(id)).isEmpty();
        assertThat(decided.keeping(Set.of()).lastInvitedAt()).isEqualTo(DUE);
    }
}
