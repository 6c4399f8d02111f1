package dev.fives.segmentation.analytics.web;

import dev.fives.kit.chart.Chart;
import dev.fives.kit.chart.Chart.Bar;
import dev.fives.kit.chart.Chart.Group;
import dev.fives.kit.chart.Chart.Whisker;
import dev.fives.kit.chart.Language;
import java.util.List;

/** A bar for each month after the first purchase. */
final class CohortChart {
    private CohortChart() {}

    static Chart of(CohortView view, Language language) {
        return new Chart(
                language.tag(),
                language.pick("Do new customers come back?", "新客户是否回购"),
                language.pick(
                        "Customers who bought again in the month so many after their first, of all old enough",
                        "首次购买后第若干个月仍有购买的客户比例"),
                language.pick(
                        view.sample() + " customers who first bought " + view.from() + " to " + view.to()
                                + ". Lines: 95 % confidence interval (Wilson).",
                        view.from() + " 至 " + view.to() + " 共 " + view.sample() + " 位新客户。细线：95% 置信区间（Wilson）。"),
                language.pick("% of customers", "客户占比（%）"),
                true,
                List.of(""),
                view.total().stream().map(CohortChart::group).toList());
    }

    private static Group group(CohortView.Retained retained) {
        var interval = retained.ci95();
        return new Group(
                "+" + retained.after(),
                "n = " + retained.customers(),
                List.of(new Bar(
                        retained.share(), interval == null ? null : new Whisker(interval.low(), interval.high()))));
    }
}
