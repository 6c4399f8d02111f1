package dev.fives.loyalty.report.web;

import dev.fives.kit.chart.Chart;
import dev.fives.kit.chart.Chart.Bar;
import dev.fives.kit.chart.Chart.Group;
import dev.fives.kit.chart.Language;
import dev.fives.loyalty.report.app.ReadRetention;
import dev.fives.loyalty.report.app.ReadRetention.Month;
import java.util.ArrayList;
import java.util.List;

/** A group of bars for each month: all, and each tier. */
final class RetentionChart {
    private RetentionChart() {}

    static Chart of(ReadRetention.Answer answer, Language language) {
        List<String> series = new ArrayList<>();
        series.add(answer.tiers().isEmpty() ? "" : language.pick("All customers", "全部客户"));
        answer.tiers().forEach(tier -> series.add(RateView.label(tier, language)));
        List<Group> groups = answer.months().stream()
                .map(month -> group(month, answer.tiers(), language))
                .toList();
        return new Chart(
                language.tag(),
                language.pick("Retention from month to month", "月度留存率"),
                language.pick(
                        "Customers who bought in a month and in the next one too, of all who bought in it",
                        "当月有购买的客户中，次月仍有购买者所占比例"),
                RepeatPurchaseChart.note(language),
                language.pick("% of customers", "客户占比（%）"),
                true,
                series,
                groups);
    }

    private static Group group(Month month, List<String> tiers, Language language) {
        List<Bar> bars = new ArrayList<>();
        bars.add(RateView.bar(month.shares().total()));
        tiers.forEach(tier -> bars.add(RateView.bar(month.shares().of(tier))));
        String sample = "n = " + month.shares().total().sample();
        String detail = month.complete() ? sample : sample + language.pick(", so far", "，截至目前");
        return new Group(month.month().toString(), detail, bars);
    }
}
