package dev.fives.segmentation.analytics.web;

import dev.fives.segmentation.analytics.app.ReadAssociations.Answer;
import dev.fives.segmentation.analytics.model.Association;
import dev.fives.segmentation.analytics.model.AssociationWish;
import dev.fives.segmentation.analytics.statistics.Proportions;
import dev.fives.segmentation.analytics.web.Figures.IntervalView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** What is bought together, as the API shows it. */
record AssociationView(
        Instant asOf,
        LocalDate from,
        LocalDate to,
        String by,
        long sample,
        double minSupport,
        double minConfidence,
        List<RuleView> rules) {

    /**
     * @param confidence of the baskets with the first, how many have the second
     * @param ci95 of the confidence
     */
    record RuleView(
            String from,
            String to,
            long count,
            double support,
            double confidence,
            IntervalView ci95,
            double lift,
            double pValue) {

        static RuleView of(Association found) {
            return new RuleView(
                    found.from(),
                    found.to(),
                    found.both(),
                    Figures.share(found.support()),
                    Figures.share(found.confidence()),
                    IntervalView.of(Proportions.interval(found.both(), found.fromCount())),
                    Figures.share(found.lift()),
                    Figures.pValue(found.pValue()));
        }
    }

    static AssociationView of(Answer answer, AssociationWish wish, Instant now) {
        return new AssociationView(
                now,
                answer.period().from(),
                answer.period().to(),
                answer.by().name().toLowerCase(Locale.ROOT),
                answer.baskets(),
                wish.supportMin(),
                wish.confidenceMin(),
                answer.associations().stream().map(RuleView::of).toList());
    }
}
