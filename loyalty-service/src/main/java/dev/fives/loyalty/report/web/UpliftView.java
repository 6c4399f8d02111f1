package dev.fives.loyalty.report.web;

import dev.fives.loyalty.report.app.ConfidenceIntervals;
import dev.fives.loyalty.report.app.ReadUplift;
import dev.fives.loyalty.report.model.Share;
import dev.fives.loyalty.report.web.RateView.IntervalView;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a care plan brings, as the API shows it.
 *
 * @param open occasions that are left out, since their days are not over
 * @param enough whether both groups are large enough for a difference
 * @param difference treated less held out
 */
record UpliftView(
        Instant asOf,
        String carePlanId,
        LocalDate from,
        LocalDate to,
        int days,
        RateView treated,
        RateView heldOut,
        long open,
        boolean enough,
        int groupMin,
        @Nullable Difference difference) {

    record Difference(String rate, @Nullable IntervalView ci95) {
        static Difference of(Share treated, Share heldOut) {
            return new Difference(
                    RateView.decimal(
                            treated.rate().orElseThrow() - heldOut.rate().orElseThrow()),
                    ConfidenceIntervals.ofDifference(treated, heldOut)
                            .map(IntervalView::of)
                            .orElse(null));
        }
    }

    static UpliftView of(ReadUplift.Answer answer) {
        Share treated = answer.uplift().treated();
        Share heldOut = answer.uplift().heldOut();
        return new UpliftView(
                answer.asOf(),
                answer.carePlanId(),
                answer.from(),
                answer.to(),
                answer.days(),
                RateView.of(treated),
                RateView.of(heldOut),
                answer.uplift().open(),
                answer.isEnough(),
                answer.groupMin(),
                answer.isEnough() ? Difference.of(treated, heldOut) : null);
    }
}
