package dev.fives.segmentation.profile.model;

import dev.fives.segmentation.basis.model.FrequencyBand;
import dev.fives.segmentation.basis.model.Measure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
        @Nullable Long judgedBy) {

    public Profile {
        // a profile that was written before there were answers and tickets has none of either
        satisfaction = Objects.requireNonNullElse(satisfaction, Satisfaction.NONE);
        signals = Signals.orNone(signals);
        risk = Objects.requireNonNullElse(risk, Risk.Level.LOW);
        segments = List.copyOf(segments);
        recent = List.copyOf(recent);
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
                null);
    }

    public boolean isDeleted() {
        return Boolean.TRUE.equals(deleted);
    }

    public Totals totals(Measure measure) {
        return measure == Measure.GROSS ? gross : net;
    }

    public Profile withPurchases(Purchases all) {
        return new Profile(
                customerId,
                all,
                all.totals(Measure.NET),
                all.totals(Measure.GROSS),
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
                judgedBy);
    }

    /** The currency of the first purchase is the profile's. */
    public Profile withCurrency(@Nullable String firstCurrency) {
        return currency == null
                ? copy(firstCurrency, satisfaction, attributes, customerSequence, deleted, recent)
                : this;
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

    /** Remembers an event that is now in this state. */
    public Profile withRecent(String factId) {
        var all = new ArrayList<>(recent);
        all.add(factId);
        return withRecent(all);
    }

    public Profile withRecent(List<String> factIds) {
        return copy(currency, satisfaction, attributes, customerSequence, deleted, factIds);
    }

    /** As the customer's own event tells it. */
    public Profile withCustomer(Attributes newAttributes, boolean isNowDeleted, long sequence) {
        return copy(currency, satisfaction, newAttributes, sequence, isNowDeleted ? true : null, recent);
    }

    private Profile withSatisfaction(Satisfaction all) {
        return copy(currency, all, attributes, customerSequence, deleted, recent);
    }

    private Profile copy(
            @Nullable String ownCurrency,
            Satisfaction satisfied,
            @Nullable Attributes newAttributes,
            long sequence,
            @Nullable Boolean newDeleted,
            List<String> factIds) {
        return new Profile(
                customerId,
                purchases,
                net,
                gross,
                ownCurrency,
                satisfied,
                signals,
                newAttributes,
                sequence,
                newDeleted,
                band,
                score,
                risk,
                segments,
                factIds,
                nextDueAt,
                judgedBy);
    }

    Profile judged(
            FrequencyBand newBand,
            @Nullable String newScore,
            Risk.Level newRisk,
            List<Membership> members,
            @Nullable Instant dueAt) {
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
                newBand,
                newScore,
                newRisk,
                members,
                recent,
                dueAt,
                judgedBy);
    }

    Profile withJudgedBy(@Nullable Long basisVersion) {
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
                basisVersion);
    }

    private Profile withSignals(Signals all) {
        return new Profile(
                customerId,
                purchases,
                net,
                gross,
                currency,
                satisfaction,
                all,
                attributes,
                customerSequence,
                deleted,
                band,
                score,
                risk,
                segments,
                recent,
                nextDueAt,
                judgedBy);
    }
}
