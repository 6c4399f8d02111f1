package dev.fives.loyalty.report.web;

import dev.fives.kit.chart.Chart;
import dev.fives.kit.chart.Chart.Bar;
import dev.fives.kit.chart.Chart.Group;
import dev.fives.kit.chart.Language;
import dev.fives.loyalty.liability.model.MonthFlow;
import dev.fives.loyalty.report.app.ReadBreakage;
import java.util.List;

/** Two bars for each month: issued and expired. */
final class BreakageChart {
    private BreakageChart() {}

    static Chart of(ReadBreakage.Answer answer, Language language) {
        return new Chart(
                language.tag(),
                language.pick("Points issued and expired", "积分发放与过期"),
                subtitle(answer, language),
                language.pick(
                        "By the day of booking. Issued: less what was taken back. What expires was issued in earlier months.",
                        "按入账日期统计。发放：已扣除收回的积分。过期的积分来自更早的月份。"),
                language.pick("points", "积分"),
                false,
                List.of(language.pick("issued", "发放"), language.pick("expired", "过期")),
                answer.months().stream().map(BreakageChart::group).toList());
    }

    private static String subtitle(ReadBreakage.Answer answer, Language language) {
        MonthFlow total = answer.total();
        String wallet = answer.wallet();
        String numbers = total.expired() + " / " + total.issued()
                + total.breakage()
                        .map(breakage -> " = "
                                + breakage.movePointRight(2)
                                        .stripTrailingZeros()
                                        .toPlainString() + " %")
                        .orElse("");
        return language.pick(wallet + ", expired / issued: " + numbers, wallet + "，过期 / 发放：" + numbers);
    }

    private static Group group(ReadBreakage.Month each) {
        return new Group(
                each.month().toString(),
                "",
                List.of(bar(each.flow().issued()), bar(each.flow().expired())));
    }

    private static Bar bar(long points) {
        return new Bar((double) points, null);
    }
}
