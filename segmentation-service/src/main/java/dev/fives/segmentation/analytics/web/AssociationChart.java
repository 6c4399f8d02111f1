package dev.fives.segmentation.analytics.web;

import dev.fives.kit.chart.Chart;
import dev.fives.kit.chart.Chart.Bar;
import dev.fives.kit.chart.Chart.Group;
import dev.fives.kit.chart.Chart.Whisker;
import dev.fives.kit.chart.Language;
import dev.fives.segmentation.analytics.app.ReadAssociations.Answer;
import dev.fives.segmentation.analytics.model.Association;
import dev.fives.segmentation.analytics.statistics.Proportions;
import java.util.List;

/** Two bars for each of the strongest: of who bought the first, and of all, who bought the second. */
final class AssociationChart {

    private static final int SHOWN = 6;

    private AssociationChart() {}

    static Chart of(Answer answer, Language language) {
        return new Chart(
                language.tag(),
                language.pick("What is bought together", "常被一起购买的商品"),
                answer.associations().stream()
                        .findFirst()
                        .map(first -> first.from() + " → " + first.to() + language.pick(", lift ", "，提升度 ")
                                + Math.round(first.lift() * 10) / 10.0)
                        .orElseGet(() -> language.pick("Nothing more than chance", "没有显著的组合")),
                language.pick(
                        answer.baskets() + " purchases, " + answer.period().from() + " to "
                                + answer.period().to()
                                + ". Lines: 95 % confidence interval (Wilson). Corrected for all pairs looked at.",
                        answer.period().from() + " 至 " + answer.period().to() + " 共 " + answer.baskets()
                                + " 次购买。细线：95% 置信区间（Wilson）。已按全部组合作多重检验校正。"),
                language.pick("% who buy the second", "购买后者的比例（%）"),
                true,
                List.of(language.pick("of who buys the first", "购买前者的顾客"), language.pick("of all purchases", "全部购买")),
                answer.associations().stream()
                        .limit(SHOWN)
                        .map(AssociationChart::group)
                        .toList());
    }

    private static Group group(Association found) {
        var interval = Proportions.interval(found.both(), found.fromCount());
        return new Group(
                found.from() + " → " + found.to(),
                "n = " + found.fromCount(),
                List.of(
                        new Bar(found.confidence(), new Whisker(interval.low(), interval.high())),
                        new Bar((double) found.toCount() / found.baskets(), null)));
    }
}
