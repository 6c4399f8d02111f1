package dev.fives.loyalty.report.web;

import dev.fives.kit.chart.Chart.Bar;
import dev.fives.kit.chart.Chart.Whisker;
import dev.fives.kit.chart.Language;
import dev.fives.loyalty.report.app.ConfidenceIntervals;
import dev.fives.loyalty.report.model.Interval;
import dev.fives.loyalty.report.model.Share;
import dev.fives.loyalty.report.model.TierShares;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rate as the API shows it.
 *
 * @param tier absent for all, and for who holds none
 * @param rate absent for an empty sample
 */
record RateView(
        @Nullable String tier,
        long sample,
        long count,
        @Nullable String rate,
        @Nullable IntervalView ci95) {
    private static final int DECIMALS = 4;

    record IntervalView(String low, String high) {
        static IntervalView of(Interval interval) {
            return new IntervalView(decimal(interval.low()), decimal(interval.high()));
        }
    }

    static List<RateView> ofTiers(List<String> tiers, TierShares shares) {
        return tiers.stream()
                .map(tier -> of(tier.isEmpty() ? null : tier, shares.of(tier)))
                .toList();
    }

    static String label(String tier, Language language) {
        return tier.isEmpty() ? language.pick("No tier", "无等级") : tier;
    }

    static RateView of(Share share) {
        return of(null, share);
    }

    private static RateView of(@Nullable String tier, Share share) {
        return new RateView(
                tier,
                share.sample(),
                share.count(),
                share.rate().isPresent() ? decimal(share.rate().getAsDouble()) : null,
                ConfidenceIntervals.ofRate(share).map(IntervalView::of).orElse(null));
    }

    static Bar bar(Share share) {
        return share.rate().isEmpty()
                ? Bar.NONE
                : new Bar(
                        share.rate().getAsDouble(),
                        ConfidenceIntervals.ofRate(share)
                                .map(interval -> new Whisker(interval.low(), interval.high()))
                                .orElse(null));
    }

    static String decimal(double value) {
        return BigDecimal.valueOf(value)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
