package dev.fives.segmentation.profile.model;

import dev.fives.segmentation.basis.model.FrequencyBand;
import dev.fives.segmentation.basis.model.Measure;
import dev.fives.segmentation.basis.model.PublishedSegment;
import dev.fives.segmentation.rule.model.Facts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that segmentation knows of one customer.
 *
 * @param net sums after refunds, kept so that the cut points are computed without the single purchases
 * @param gross sums as recorded
 * @param currency of the first purchase; amounts of purchases in another one are left out. Null for no purchase yet
 * @param signals what the customer did and said beside
 * @param customerSequence the last applied event of the customer aggregate, 0 for none
 * @param deleted true while the customer is deleted: it is in no segment then, and all else goes on; absent otherwise
 * @param score the last published RFM score, such as {@code 455}
 * @param risk the last published level
 * @param recent purchase events that are in this state and may not be marked as applied yet
 * @param nextDueAt when something changes by time alone; null for never
 * @param judgedBy version of the basis by whose rules the segments are known to be right; null for none
 * @param overrides what somebody decided against the rules, one a segment
 */
public record Profile(
        String customerId,
        Purchases purchases,
        Totals net,
        Totals gross,
        @Nullable String currency,
        Satisfaction satisfaction,
        Signals signals,
        @Nullable Attributes attributes,
        long customerSequence,
        @Nullable Boolean deleted,
        FrequencyBand band,
        @Nullable String score,
        Risk.Level risk,
        List<Membership> segments,
        List<String> recent,
        @Nullable Instant nextDueAt,
        @Nullable Long judgedBy,
        List<SegmentOverride> overrides) {

    public Profile {
        // a profile that was written before there were answers and tickets has none of either
        satisfaction = Objects.requireNonNullElse(satisfaction, Satisfaction.NONE);
        signals = Signals.orNone(signals);
        risk = Objects.requireNonNullElse(risk, Risk.Level.LOW);
        segments = List.copyOf(segments);
        recent = List.copyOf(recent);
        // nor had anybody decided by hand
        overrides = List.copyOf(Objects.requireNonNullElse(overrides, List.of()));
    }

    public static Profile of(String customerId) {
        return new Profile(
                customerId,
                Purchases.NONE,
                Totals.NONE,
                Totals.NONE,
                null,
                Satisfaction.NONE,
                Signals.NONE,
                null,
                0,
                null,
                FrequencyBand.LOW,
                null,
                Risk.Level.LOW,
                List.of(),
                List.of(),
                null,
                null,
                List.of());
    }

    public boolean isDeleted() {
        return Boolean.TRUE.equals(deleted);
    }

    public Totals totals(Measure measure) {
        return measure == Measure.GROSS ? gross : net;
    }

    public Profile withPurchases(Purchases all) {
        return changed(next -> {
            next.purchases = all;
            next.net = all.totals(Measure.NET);
            next.gross = all.totals(Measure.GROSS);
        });
    }

    /** The currency of the first purchase is the profile's. */
    public Profile withCurrency(@Nullable String firstCurrency) {
        return currency == null ? changed(next -> next.currency = firstCurrency) : this;
    }

    /** @param limit negative answers to keep */
    public Profile with(Answer answer, Instant now, int limit) {
        return withSatisfaction(satisfaction.with(answer, now, limit));
    }

    /** @param limit tickets to keep */
    public Profile with(Ticket ticket, Instant now, int limit) {
        return withSatisfaction(satisfaction.with(ticket, now, limit));
    }

    public Profile with(Use use, Instant now, Uses.Kept limits) {
        return withSignals(signals.with(signals.uses().with(use, now, limits)));
    }

    /** @param limit answers to keep */
    public Profile with(List<SurveyAnswer> answers, int limit) {
        return withSignals(signals.with(answers, limit));
    }

    /** With what was told of purchases and tickets in place of what was kept of them. */
    Profile anew(@Nullable String ownCurrency, Purchases all, Satisfaction satisfied) {
        return withPurchases(all).changed(next -> {
            next.currency = ownCurrency;
            next.satisfaction = satisfied;
        });
    }

    /** Remembers an event that is now in this state. */
    public Profile withRecent(String factId) {
        var all = new ArrayList<>(recent);
        all.add(factId);
        return withRecent(all);
    }

    public Profile withRecent(List<String> factIds) {
        return changed(next -> next.recent = factIds);
    }

    /** As the customer's own event tells it. */
    public Profile withCustomer(Attributes newAttributes, boolean isNowDeleted, long sequence) {
        return changed(next -> {
            next.attributes = newAttributes;
            next.customerSequence = sequence;
            next.deleted = isNowDeleted ? true : null;
        });
    }

    public Optional<SegmentOverride> override(String segmentId) {
        if (overrides.isEmpty()) {
            return Optional.empty(); // it is asked for each rule that is looked at
        }
        return overrides.stream()
                .filter(override -> override.segmentId().equals(segmentId))
                .findFirst();
    }

    /** In place of what was decided before; the same said again stays what it was. */
    public Profile with(SegmentOverride override) {
        return override(override.segmentId()).filter(override::saysAs).isPresent()
                ? this
                : withOverrides(Stream.concat(othersThan(override.segmentId()), Stream.of(override))
                        .toList());
    }

    public Profile withoutOverride(String segmentId) {
        return override(segmentId).isEmpty()
                ? this
                : withOverrides(othersThan(segmentId).toList());
    }

    /** Who is deleted is in none; else a person decides before the rule does. */
    boolean isIn(PublishedSegment segment, Facts facts) {
        return !isDeleted()
                && override(segment.id())
                        .map(override -> override.mode() == SegmentOverride.Mode.INCLUDE)
                        .orElseGet(() -> segment.rule().matches(facts));
    }

    private Stream<SegmentOverride> othersThan(String segmentId) {
        return overrides.stream().filter(other -> !other.segmentId().equals(segmentId));
    }

    Profile judged(
            FrequencyBand newBand,
            @Nullable String newScore,
            Risk.Level newRisk,
            List<Membership> members,
            @Nullable Instant dueAt) {
        return changed(next -> {
            next.band = newBand;
            next.score = newScore;
            next.risk = newRisk;
            next.segments = members;
            next.nextDueAt = dueAt;
        });
    }

    Profile withJudgedBy(@Nullable Long basisVersion) {
        return changed(next -> next.judgedBy = basisVersion);
    }

    private Profile withSatisfaction(Satisfaction all) {
        return changed(next -> next.satisfaction = all);
    }

    private Profile withSignals(Signals all) {
        return changed(next -> next.signals = all);
    }

    private Profile withOverrides(List<SegmentOverride> all) {
        return changed(next -> next.overrides = all);
    }

    private Profile changed(Consumer<ProfileParts> change) {
        var next = new ProfileParts(this);
        change.accept(next);
        return next.whole();
    }
}
