package dev.fives.segmentation.profile.model;

import dev.fives.segmentation.basis.model.FrequencyBand;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A profile on its way to the next state: a change names what it changes, so that no two of so many parts can be mixed up. */
final class ProfileParts {

    private final String customerId;
    Purchases purchases;
    Totals net;
    Totals gross;

    @Nullable
    String currency;

    Satisfaction satisfaction;
    Signals signals;

    @Nullable
    Attributes attributes;

    long customerSequence;

    @Nullable
    Boolean deleted;

    FrequencyBand band;

    @Nullable
    String score;

    Risk.Level risk;
    List<Membership> segments;
    List<String> recent;

    @Nullable
    Instant nextDueAt;

    @Nullable
    Long judgedBy;

    List<SegmentOverride> overrides;

    ProfileParts(Profile from) {
        customerId = from.customerId();
        purchases = from.purchases();
        net = from.net();
        gross = from.gross();
        currency = from.currency();
        satisfaction = from.satisfaction();
        signals = from.signals();
        attributes = from.attributes();
        customerSequence = from.customerSequence();
        deleted = from.deleted();
        band = from.band();
        score = from.score();
        risk = from.risk();
        segments = from.segments();
        recent = from.recent();
        nextDueAt = from.nextDueAt();
        judgedBy = from.judgedBy();
        overrides = from.overrides();
    }

    Profile whole() {
        return new Profile(
                customerId,
                purchases,
                net,
                gross,
                currency,
                satisfaction,
                signals,
                attributes,
                customerSequence,
                deleted,
                band,
                score,
                risk,
                segments,
                recent,
                nextDueAt,
                judgedBy,
                overrides);
    }
}
