package dev.fives.segmentation.analytics.web;

import dev.fives.segmentation.analytics.model.Habits;
import dev.fives.segmentation.analytics.model.Habits.Preference;
import dev.fives.segmentation.analytics.model.Habits.Rhythm;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A customer's habits, as the API shows them. */
record HabitsView(
        Instant asOf,
        String customerId,
        int purchases,
        String currency,
        String averageAmount,
        List<PreferenceView> topCategories,
        List<PreferenceView> topBrands,
        @Nullable Integer intervals,
        @Nullable Double medianIntervalDays,
        @Nullable NextPurchase nextPurchase) {

    record PreferenceView(String name, String amount, double share) {
        static PreferenceView of(Preference preference) {
            return new PreferenceView(preference.name(), money(preference.amount()), Figures.share(preference.share()));
        }
    }

    /** @param from four in five come between this day and the other */
    record NextPurchase(LocalDate date, LocalDate from, LocalDate to) {
        static NextPurchase of(Rhythm rhythm) {
            return new NextPurchase(rhythm.next(), rhythm.earliest(), rhythm.latest());
        }
    }

    static HabitsView of(String customerId, Habits habits, Instant now) {
        var rhythm = habits.rhythm();
        return new HabitsView(
                now,
                customerId,
                habits.purchases(),
                habits.currency(),
                money(habits.averageAmount()),
                habits.categories().stream().map(PreferenceView::of).toList(),
                habits.brands().stream().map(PreferenceView::of).toList(),
                rhythm == null ? null : rhythm.intervals(),
                rhythm == null ? null : rhythm.medianDays(),
                rhythm == null ? null : NextPurchase.of(rhythm));
    }

    private static String money(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
