package dev.fives.customer.consent.web;

import dev.fives.customer.consent.app.Place;
import dev.fives.customer.consent.model.ConsentDecision;
import dev.fives.customer.consent.model.ConsentStatus;
import dev.fives.customer.consent.model.Consents;
import dev.fives.kit.request.Masking;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer allows on one channel for one purpose.
 *
 * @param status what holds now; {@code NONE} where nothing was said or the last word has expired
 * @param history every decision, newest first
 */
record ConsentResponse(
        String customerId,
        String channel,
        String purpose,
        String status,
        @Nullable String proof,
        @Nullable Instant validUntil,
        @Nullable Instant at,
        List<Entry> history) {
    private static final String NONE = "NONE";

    record Entry(
            String status, @Nullable String proof, @Nullable Instant validUntil, Instant at, String recordedBy) {
        static Entry of(ConsentDecision decision, Masking masking) {
            return new Entry(
                    decision.status().name(),
                    masking.textOrNone(decision.proof()),
                    decision.validUntil(),
                    decision.at(),
                    decision.recordedBy());
        }
    }

    static ConsentResponse of(Consents consents, Place place, Instant now, Masking masking) {
        ConsentDecision latest =
                consents.latest(place.channel(), place.purpose()).orElse(null);
        return new ConsentResponse(
                consents.customerId(),
                place.channel().name(),
                place.purpose().name(),
                consents.standing(place.channel(), place.purpose(), now)
                        .map(ConsentStatus::name)
                        .orElse(NONE),
                latest == null ? null : masking.textOrNone(latest.proof()),
                latest == null ? null : latest.validUntil(),
                latest == null ? null : latest.at(),
                consents.of(place.channel(), place.purpose()).reversed().stream()
                        .map(decision -> Entry.of(decision, masking))
                        .toList());
    }
}
