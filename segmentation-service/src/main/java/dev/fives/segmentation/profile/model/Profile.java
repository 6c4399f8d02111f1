package dev.fives.segmentation.profile.model;

import dev.fives.segmentation.basis.model.FrequencyBand;
import dev.fives.segmentation.basis.model.Measure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that segmentation knows of one customer.
 *
 * @param net sums after refunds, kept so that the cut points are computed without the single purchases
 * @param gross sums as recorded
 * @param customerSequence the last applied event of the customer aggregate, 0 for none
 * @param score the last published RFM score, such as {@code 455}
 * @param recent purchase events that are in this state and may not be marked as applied yet
 * @param nextDueAt when something changes by time alone; null for never
 */
public record Profile(
        String customerId,
        Purchases purchases,
        Totals net,
        Totals gross,
        @Nullable Attributes attributes,
        long customerSequence,
        FrequencyBand band,
        @Nullable String score,
        List<Membership> segments,
        List<String> recent,
        @Nullable Instant nextDueAt) {

    public Profile {
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
                0,
                FrequencyBand.LOW,
                null,
                List.of(),
                List.of(),
                null);
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
                attributes,
                customerSequence,
                band,
                score,
                segments,
                recent,
                nextDueAt);
    }

    /** Remembers an event that is now in this state. */
    public Profile withRecent(String factId) {
        var all = new ArrayList<>(recent);
        all.add(factId);
        return withRecent(all);
    }

    public Profile withRecent(List<String> factIds) {
        return new Profile(
                customerId,
                purchases,
                net,
                gross,
                attributes,
                customerSequence,
                band,
                score,
                segments,
                factIds,
                nextDueAt);
    }

    public Profile withAttributes(Attributes newAttributes, long sequence) {
        return new Profile(
                customerId, purchases, net, gross, newAttributes, sequence, band, score, segments, recent, nextDueAt);
    }

    Profile judged(
            FrequencyBand newBand, @Nullable String newScore, List<Membership> members, @Nullable Instant dueAt) {
        return new Profile(
                customerId,
                purchases,
                net,
                gross,
                attributes,
                customerSequence,
                newBand,
                newScore,
                members,
                recent,
                dueAt);
    }
}
