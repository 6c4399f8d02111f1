package dev.fives.customer.consent.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that one customer ever allowed or forbade. Nothing is taken off: what held at a time can be shown later.
 *
 * @param decisions oldest first
 */
public record Consents(String customerId, List<ConsentDecision> decisions) {
    public Consents {
        decisions = List.copyOf(decisions);
    }

    public static Consents none(String customerId) {
        return new Consents(customerId, List.of());
    }

    /** Oldest first. */
    public List<ConsentDecision> of(ConsentChannel channel, ConsentPurpose purpose) {
        return decisions.stream()
                .filter(decision -> decision.concerns(channel, purpose))
                .toList();
    }

    /** The last word, also where it has expired. */
    public Optional<ConsentDecision> latest(ConsentChannel channel, ConsentPurpose purpose) {
        return of(channel, purpose).stream().reduce((earlier, later) -> later);
    }

    /** What holds now; an earlier word does not come back to life when a later one expires. */
    public Optional<ConsentStatus> standing(ConsentChannel channel, ConsentPurpose purpose, Instant now) {
        return latest(channel, purpose)
                .filter(decision -> decision.holdsAt(now))
                .map(ConsentDecision::status);
    }

    /**
     * Whether the decision takes back what was granted or not yet forbidden, or forbids for good what was forbidden for a
     * while. Of a channel and purpose that is so twice at most until somebody grants again.
     */
    public boolean isLessWith(ConsentDecision decision) {
        return decision.status() != ConsentStatus.GRANTED
                && latest(decision.channel(), decision.purpose())
                        .map(last -> last.status() == ConsentStatus.GRANTED
                                || (last.validUntil() != null && decision.validUntil() == null))
                        .orElse(true);
    }

    /** The same with one more decision; itself where the customer said just that the last time. */
    public Consents with(ConsentDecision decision) {
        if (latest(decision.channel(), decision.purpose())
                .filter(decision::saysTheSameAs)
                .isPresent()) {
            return this;
        }
        List<ConsentDecision> all = new ArrayList<>(decisions);
        all.add(decision);
        return new Consents(customerId, all);
    }
}
