package dev.fives.loyalty.care.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.loyalty.care.model.CareStanding.Complaint;
import dev.fives.loyalty.care.model.CareStanding.Consent;
import dev.fives.loyalty.care.model.CareStanding.Existence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CareStandingTest {
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
