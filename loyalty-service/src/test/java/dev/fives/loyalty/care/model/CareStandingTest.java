package dev.fives.loyalty.care.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.loyalty.care.model.CareStanding.BandChange;
import dev.fives.loyalty.care.model.CareStanding.Complaint;
import dev.fives.loyalty.care.model.CareStanding.Consent;
import dev.fives.loyalty.care.model.CareStanding.Existence;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CareStandingTest {
    private static final Duration PAUSE = Duration.ofDays(30);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private CareStanding standing = CareStanding.nothingKnown("cus_1");

    @Test
    void LOY_24_seriousComplaint_holdsUntilNoneIsOpen() {
        hear("tic_1", 2, true);
        hear("tic_2", 1, true);
        assertThat(standing.holds()).isTrue();

        hear("tic_1", 5, false);
        assertThat(standing.holds()).isTrue();
        hear("tic_2", 4, false);
        assertThat(standing.holds()).isFalse();
    }

    @Test
    void epoch_countsTheChangesOfHolding_andNothingElse() {
        hear("tic_1", 1, false);
        assertThat(standing.epoch()).isZero();
        hear("tic_1", 2, true);
        hear("tic_1", 3, true);
        hear("tic_2", 1, true);
        assertThat(standing.epoch()).isEqualTo(1);
        hear("tic_1", 4, false);
        hear("tic_2", 2, false);
        assertThat(standing.epoch()).isEqualTo(2);
    }

    @Test
    void oldEventsOfATicket_changeNothing() {
        hear("tic_1", 5, false);
        CareStanding closed = standing;

        hear("tic_1", 3, true);
        hear("tic_1", 5, true);

        assertThat(standing).isSameAs(closed);
    }

    @Test
    void REL_15_refusal_countsForItsChannelAndPurpose() {
        refuse(1, true, null);

        assertThat(standing.denies(CareChannel.EMAIL, CarePurpose.MARKETING, NOON))
                .isTrue();
        assertThat(standing.denies(CareChannel.PHONE, CarePurpose.MARKETING, NOON))
                .isFalse();
        assertThat(standing.denies(CareChannel.EMAIL, CarePurpose.SERVICE, NOON))
                .isFalse();
    }

    @Test
    void REL_15_expiredRefusal_countsAsNone_fromItsInstantOn() {
        refuse(1, true, NOON);

        assertThat(denied(NOON.minusMillis(1))).isTrue();
        assertThat(denied(NOON)).isFalse();
    }

    @Test
    void REL_15_laterConsent_replacesTheEarlier_whateverComesFirst() {
        refuse(4, false, null);
        refuse(3, true, null);

        assertThat(denied(NOON)).isFalse();
    }

    @Test
    void HYG_15_deletion_countsByTheHighestSequence_whateverComesFirst() {
        assertThat(standing.isDeleted()).isFalse();
        standing = standing.heard(new Existence(4, true));
        assertThat(standing.isDeleted()).isTrue();
        standing = standing.heard(new Existence(5, false));
        standing = standing.heard(new Existence(4, true));
        assertThat(standing.isDeleted()).isFalse();
    }

    @Test
    void SEG_06_lowBand_reactivates_andNotAgainBeforeThePauseIsOver() {
        assertThat(reactivates(1, true, NOON)).isTrue();
        assertThat(reactivates(2, false, NOON.plusSeconds(1))).isFalse();
        assertThat(reactivates(3, true, NOON.plus(PAUSE).minusMillis(1))).isFalse();
        assertThat(reactivates(4, false, NOON.plus(PAUSE))).isFalse();
        assertThat(reactivates(5, true, NOON.plus(PAUSE))).isTrue();
    }

    /** Whoever is held out has no held task that says so; the groups of a plan are to have the same occasions. */
    @Test
    void SEG_06_underTheSameComplaint_reactivatesOnce_andAgainAfterIt() {
        standing = standing.heard(new Complaint("tic_1", 1, true));
        assertThat(reactivates(1, true, NOON)).isTrue();
        assertThat(reactivates(2, true, NOON.plus(PAUSE))).isFalse();

        standing = standing.heard(new Complaint("tic_1", 2, false));
        assertThat(reactivates(3, true, NOON.plus(PAUSE))).isTrue();
        standing = standing.heard(new Complaint("tic_2", 1, true));
        assertThat(reactivates(4, true, NOON.plus(PAUSE).plus(PAUSE)))
                .as("the last one was due before this complaint")
                .isTrue();
    }

    @Test
    void SEG_06_whatKeepsFromReactivating_doesNotMoveThePause() {
        reactivates(1, true, NOON);
        reactivates(2, true, NOON.plus(Duration.ofDays(20)));

        assertThat(reactivates(3, true, NOON.plus(PAUSE))).isTrue();
    }

    @Test
    void SEG_06_eventThatComesAgain_isTheOneItWas_andALateOneIsNone() {
        reactivates(5, true, NOON);
        CareStanding known = standing;

        assertThat(reactivates(4, true, NOON.minus(PAUSE))).isFalse();
        assertThat(reactivates(5, true, NOON)).isTrue();
        assertThat(standing).isSameAs(known);
    }

    @Test
    void SEG_06_deletedCustomer_isNotReactivated() {
        standing = standing.heard(new Existence(2, true));
        assertThat(reactivates(1, true, NOON)).isFalse();

        standing = standing.heard(new Existence(3, false));
        assertThat(reactivates(2, true, NOON)).isTrue();
    }

    @Test
    void SEG_06_otherNews_keepThePause() {
        reactivates(1, true, NOON);
        hear("tic_1", 2, true);
        refuse(1, true, null);
        standing = standing.heard(new Existence(1, false));

        assertThat(reactivates(2, true, NOON.plusSeconds(1))).isFalse();
    }

    private boolean reactivates(long sequence, boolean low, Instant at) {
        BandChange news = new BandChange(sequence, low, at);
        standing = standing.heard(news, PAUSE);
        return standing.reactivationBy(news).isPresent();
    }

    private boolean denied(Instant at) {
        return standing.denies(CareChannel.EMAIL, CarePurpose.MARKETING, at);
    }

    private void refuse(long sequence, boolean denied, @Nullable Instant validUntil) {
        standing = standing.heard(new Consent(CareChannel.EMAIL, CarePurpose.MARKETING, sequence, denied, validUntil));
    }

    private void hear(String ticket, long sequence, boolean serious) {
        standing = standing.heard(new Complaint(ticket, sequence, serious));
    }
}
