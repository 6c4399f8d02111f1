package dev.fives.segmentation.assessment.model;

import dev.fives.segmentation.analytics.model.Habits;
import dev.fives.segmentation.analytics.model.Habits.Preference;
import dev.fives.segmentation.analytics.model.Habits.Rhythm;
import dev.fives.segmentation.basis.model.RfmCell;
import dev.fives.segmentation.basis.model.RfmScore;
import dev.fives.segmentation.profile.model.Answer.Metric;
import dev.fives.segmentation.profile.model.Risk;
import dev.fives.segmentation.profile.model.Satisfaction;
import dev.fives.segmentation.strategy.model.OwnStrategy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that an assessment rests on.
 *
 * @param today where the customer lives
 * @param purchases that count
 */
public record Known(
        Instant now,
        LocalDate today,
        int purchases,
        @Nullable RfmScore score,
        Risk risk,
        Satisfaction satisfaction,
        @Nullable Habits habits,
        @Nullable OwnStrategy strategy) {

    private static final int PROMOTER_FROM = 9;
    private static final int GOOD = 4;
    private static final int MIDDLING = 3;
    private static final int DAYS_AHEAD = 7;

    /** What a customer is worth, by what was spent beside all others. */
    public enum ValueBand {
        HIGH,
        MEDIUM,
        LOW,
        UNKNOWN
    }

    public ValueBand valueBand() {
        if (score == null) {
            return ValueBand.UNKNOWN;
        }
        return score.m() >= GOOD ? ValueBand.HIGH : score.m() == MIDDLING ? ValueBand.MEDIUM : ValueBand.LOW;
    }

    List<Reason> openComplaints() {
        return reasons(Risk.Code.OPEN_COMPLAINT, Reason.Code.OPEN_COMPLAINT);
    }

    List<Reason> negativeScores() {
        return reasons(Risk.Code.NEGATIVE_SCORE, Reason.Code.NEGATIVE_SCORE);
    }

    private List<Reason> reasons(Risk.Code risky, Reason.Code code) {
        return risk.reasons().stream()
                .filter(reason -> reason.code() == risky)
                .map(reason -> new Reason(code, reason.ref()))
                .toList();
    }

    List<Reason> contactDue() {
        return strategy == null || strategy.nextContactAt(now).isAfter(now)
                ? List.of()
                : List.of(new Reason(Reason.Code.CONTACT_DUE, strategy.id()));
    }

    List<Reason> overdue() {
        return rhythm().filter(rhythm -> today.isAfter(rhythm.latest())).stream()
                .map(rhythm ->
                        new Reason(Reason.Code.PURCHASE_OVERDUE, rhythm.latest().toString()))
                .toList();
    }

    List<Reason> expected() {
        return rhythm()
                .filter(rhythm -> !today.isAfter(rhythm.latest())
                        && !today.plusDays(DAYS_AHEAD).isBefore(rhythm.earliest()))
                .stream()
                .map(rhythm ->
                        new Reason(Reason.Code.PURCHASE_EXPECTED, rhythm.next().toString()))
                .toList();
    }

    List<Reason> topCategory() {
        return Stream.ofNullable(habits)
                .flatMap(known -> known.categories().stream().limit(1))
                .map(Preference::name)
                .map(name -> new Reason(Reason.Code.TOP_CATEGORY, name))
                .toList();
    }

    List<Reason> firstPurchase() {
        return purchases == 1 ? List.of(new Reason(Reason.Code.FIRST_PURCHASE, null)) : List.of();
    }

    List<Reason> best() {
        return score != null && score.cell() == RfmCell.CHAMPIONS
                ? List.of(new Reason(Reason.Code.BEST_CUSTOMER, null))
                : List.of();
    }

    List<Reason> promoter() {
        return satisfaction.lastScore(Metric.NPS).filter(last -> last.score() >= PROMOTER_FROM).stream()
                .map(last -> new Reason(Reason.Code.PROMOTER, last.ref()))
                .toList();
    }

    private Optional<Rhythm> rhythm() {
        return Optional.ofNullable(habits).map(Habits::rhythm);
    }
}
