package dev.fives.customer.consent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fives.customer.consent.app.DecideConsent.Wish;
import dev.fives.customer.consent.model.ConsentChannel;
import dev.fives.customer.consent.model.ConsentDecision;
import dev.fives.customer.consent.model.ConsentPurpose;
import dev.fives.customer.consent.model.ConsentStatus;
import dev.fives.customer.consent.model.Consents;
import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.outbox.CommandRecord;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Violation;
import dev.fives.kit.test.stack.MutableClock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecideConsentTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Place PLACE = new Place(ConsentChannel.EMAIL, ConsentPurpose.MARKETING);
    private static final Consents NONE = Consents.none("cus_1");

    private final ConsentDrafts drafts = new ConsentDrafts(new ConsentLimits(1000, 500), new MutableClock(NOW));
    private final DecideConsent decide = new DecideConsent(null, null, drafts, null);

    @Test
    void wordSaidAgain_keepsItsCommand() {
        Consents granted = said(NONE, "GRANTED");

        Decision<Consents> again = decide.change(stored(granted, List.of()), wish("GRANTED", "key-1"));

        Decision.Changed<Consents> kept = (Decision.Changed<Consents>) again;
        assertThat(kept.next()).isEqualTo(granted);
        assertThat(kept.events()).isEmpty();
        Consents denied = said(granted, "DENIED");
        assertThat(decide.change(stored(denied, List.of(kept.command())), wish("GRANTED", "key-1")))
                .isEqualTo(new Decision.Unchanged<Consents>());
    }

    @Test
    void wordSaidAgain_withoutAKeyWritesNothing() {
        assertThat(decide.change(stored(said(NONE, "GRANTED"), List.of()), wish("GRANTED", null)))
                .isEqualTo(new Decision.Unchanged<Consents>());
    }

    @Test
    void full_takesNoGrantButEveryWithdrawal() {
        ConsentDrafts two = new ConsentDrafts(new ConsentLimits(2, 500), new MutableClock(NOW));
        Consents full = said(said(NONE, "DENIED"), "GRANTED");

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> two.with(full, decision("GRANTED", "form 2", null)))
                .withMessageContaining("full");
        Consents revoked = two.with(full, decision("REVOKED", "unsubscribe link", null));

        assertThat(revoked.standing(PLACE.channel(), PLACE.purpose(), NOW)).contains(ConsentStatus.REVOKED);
        assertThat(two.with(revoked, decision("REVOKED", "unsubscribe link", null)))
                .isEqualTo(revoked);
    }

    @Test
    void full_growsNoFurtherByWithdrawalsOfWhatIsForbidden() {
        ConsentDrafts one = new ConsentDrafts(new ConsentLimits(1, 500), new MutableClock(NOW));
        Consents full = said(NONE, "GRANTED");

        Consents awhile = one.with(full, decision("DENIED", null, NOW.plusSeconds(60)));
        Consents forGood = one.with(awhile, decision("DENIED", null, null));

        assertThat(forGood.decisions()).hasSize(3);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> one.with(awhile, decision("DENIED", null, NOW.plusSeconds(120))));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> one.with(forGood, decision("REVOKED", "form 3", null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+10000-01-01T00:00:00Z", "+61970-01-01T00:00:00Z", "-0001-12-31T00:00:00Z"})
    void expiry_thatNoEventCanTellIsRefused(Instant validUntil) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> drafts.decision(PLACE, new ConsentDraft("DENIED", null, validUntil), "clerk"))
                .satisfies(refused -> assertThat(refused.violations())
                        .extracting(Violation::pointer)
                        .containsExactly("/validUntil"));
    }

    private ConsentDecision decision(String status, @Nullable String proof, @Nullable Instant validUntil) {
        return drafts.decision(PLACE, new ConsentDraft(status, proof, validUntil), "clerk");
    }

    private Consents said(Consents before, String status) {
        return before.with(drafts.decision(PLACE, new ConsentDraft(status, null, null), "clerk"));
    }

    private Wish wish(String status, @Nullable String key) {
        return new Wish(
                new Command(key, "fingerprint", NOW),
                drafts.decision(PLACE, new ConsentDraft(status, null, null), "clerk"),
                present -> {});
    }

    private static Stored<Consents> stored(Consents consents, List<CommandRecord> commands) {
        return new Stored<>("cus_1", "cus_1", 3, 3, consents, commands, List.of());
    }
}
