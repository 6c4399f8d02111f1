package dev.fives.segmentation.analytics.web;

import dev.fives.kit.chart.Chart;
import dev.fives.kit.chart.Chart.Bar;
import dev.fives.kit.chart.Chart.Group;
import dev.fives.kit.chart.Chart.Whisker;
import dev.fives.kit.chart.Language;
import dev.fives.segmentation.analytics.app.ReadMainGroups.Answer;
import dev.fives.segmentation.analytics.model.CustomerGroup;
import dev.fives.segmentation.analytics.statistics.Proportions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Two bars for each group: of those who bought, and of all who are known. */
final class MainGroupChart {

    private static final int SHOWN = 5;

    private MainGroupChart() {}

    static Chart of(Answer answer, Language language) {
        return new Chart(
                language.tag(),
                language.pick("Who our typical customers are", "主要客户群"),
                answer.groups().stream()
                        .findFirst()
                        .map(first -> name(first)
                                + language.pick(": ", "：")
                                + Math.round(first.share() * 100)
                                + language.pick(" % of those who bought", " %（占有购买的客户）"))
                        .orElseGet(() -> language.pick("Nobody bought", "没有购买")),
                language.pick(
                        answer.buyers() + " who bought " + answer.period().from() + " to "
                                + answer.period().to() + ", of " + answer.everybody()
                                + " who are known. Lines: 95 % confidence interval (Wilson).",
                        answer.period().from() + " 至 " + answer.period().to() + " 有购买者 " + answer.buyers() + " 位，全部客户 "
                                + answer.everybody() + " 位。细线：95% 置信区间（Wilson）。"),
                language.pick("% of customers", "客户占比（%）"),
                true,
                List.of(language.pick("of those who bought", "有购买的客户"), language.pick("of all", "全部客户")),
                answer.groups().stream().limit(SHOWN).map(MainGroupChart::group).toList());
    }

    private static Group group(CustomerGroup group) {
        var interval = Proportions.interval(group.buyers(), group.allBuyers());
        return new Group(
                name(group),
                "index " + Math.round(group.index()),
                List.of(
                        new Bar(group.share(), new Whisker(interval.low(), interval.high())),
                        new Bar(group.baseShare(), null)));
    }

    private static String name(CustomerGroup group) {
        return group.traits().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .collect(Collectors.joining(", "));
    }
}
