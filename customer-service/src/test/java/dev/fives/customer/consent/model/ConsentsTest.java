package dev.fives.customer.consent.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ConsentsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void standing_isTheLastWord() {
        Consents consents = Consents.none("cus_1")
                .with(said(ConsentStatus.GRANTED, null, NOW))
                .with(said(ConsentStatus.REVOKED, null, NOW.plusSeconds(1)));

        assertThat(consents.standing(ConsentChannel.EMAIL, ConsentPurpose.MARKETING, NOW))
                .contains(ConsentStatus.REVOKED);
        assertThat(consents.of(ConsentChannel.EMAIL, ConsentPurpose.MARKETING))
                .extracting(ConsentDecision::status)
                .containsExactly(ConsentStatus.GRANTED, ConsentStatus.REVOKED);
    }

    @Test
    void standing_ofAnotherChannelOrPurposeIsNone() {
        Consents consents = Consents.none("cus_1").with(said(ConsentStatus.DENIED, null, NOW));

        assertThat(consents.standing(ConsentChannel.SMS, ConsentPurpose.MARKETING, NOW))
                .isEmpty();
        assertThat(consents.standing(ConsentChannel.EMAIL, ConsentPurpose.SURVEY, NOW))
                .isEmpty();
    }

    @Test
    void standing_endsAtTheInstantOfExpiryAndBringsNoEarlierWordBack() {
        Instant end = NOW.plus(Duration.ofDays(30));
        Consents consents = Consents.none("cus_1")
                .with(said(ConsentStatus.DENIED, null, NOW))
                .with(said(ConsentStatus.GRANTED, end, NOW));

        assertThat(consents.standing(ConsentChannel.EMAIL, ConsentPurpose.MARKETING, end.minusMillis(1)))
                .contains(ConsentStatus.GRANTED);
        assertThat(consents.standing(ConsentChannel.EMAIL, ConsentPurpose.MARKETING, end))
                .isEmpty();
    }

    @Test
    void with_theSameAgainChangesNothing() {
        Consents once = Consents.none("cus_1").with(said(ConsentStatus.DENIED, null, NOW));

        assertThat(once.with(said(ConsentStatus.DENIED, null, NOW.plusSeconds(9))))
                .isSameAs(once);
        assertThat(once.with(said(ConsentStatus.DENIED, NOW, NOW)).decisions()).hasSize(2);
    }

    private static ConsentDecision said(ConsentStatus status, Instant validUntil, Instant at) {
        return new ConsentDecision(
                ConsentChannel.EMAIL, ConsentPurpose.MARKETING, status, null, validUntil, at, "clerk");
    }
}
