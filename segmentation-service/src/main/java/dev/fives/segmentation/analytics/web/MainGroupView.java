package dev.fives.segmentation.analytics.web;

import dev.fives.segmentation.analytics.app.ReadMainGroups.Answer;
import dev.fives.segmentation.analytics.model.CustomerGroup;
import dev.fives.segmentation.analytics.model.Trait;
import dev.fives.segmentation.analytics.statistics.Proportions;
import dev.fives.segmentation.analytics.web.Figures.IntervalView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The typical customers, as the API shows them.
 *
 * @param sample customers who bought
 * @param base customers who are known
 */
record MainGroupView(Instant asOf, LocalDate from, LocalDate to, long sample, long base, List<GroupView> groups) {

    private static final Map<Trait, String> NAMES = Map.of(
            Trait.GENDER, "gender",
            Trait.AGE, "age",
            Trait.INCOME_BAND, "incomeBand",
            Trait.EDUCATION, "education",
            Trait.OCCUPATION, "occupation",
            Trait.CITY, "city");

    /**
     * @param share of those who bought
     * @param baseShare of all who are known
     * @param index 100 where the two are equal
     * @param lift how many times as many as if the traits said nothing of each other nor of buying
     */
    record GroupView(
            Map<String, String> traits,
            long count,
            double share,
            IntervalView ci95,
            double baseShare,
            double index,
            double lift,
            double pValue,
            boolean beyondChance) {

        static GroupView of(CustomerGroup group) {
            Map<String, String> traits = new TreeMap<>();
            group.traits().forEach((trait, value) -> traits.put(NAMES.get(trait), value));
            return new GroupView(
                    traits,
                    group.buyers(),
                    Figures.share(group.share()),
                    IntervalView.of(Proportions.interval(group.buyers(), group.allBuyers())),
                    Figures.share(group.baseShare()),
                    Figures.share(group.index()),
                    Figures.share(group.lift()),
                    Figures.pValue(group.pValue()),
                    group.beyondChance());
        }
    }

    static MainGroupView of(Answer answer, Instant now) {
        return new MainGroupView(
                now,
                answer.period().from(),
                answer.period().to(),
                answer.buyers(),
                answer.everybody(),
                answer.groups().stream().map(GroupView::of).toList());
    }
}
