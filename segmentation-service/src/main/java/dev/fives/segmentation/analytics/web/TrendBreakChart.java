package dev.fives.segmentation.analytics.web;

import dev.fives.kit.chart.Chart;
import dev.fives.kit.chart.Chart.Bar;
import dev.fives.kit.chart.Chart.Group;
import dev.fives.kit.chart.Language;
import dev.fives.segmentation.analytics.app.ReadTrendBreaks.Answer;
import dev.fives.segmentation.analytics.model.TrendBreak;
import java.util.List;
import java.util.stream.IntStream;

/** A bar for each week; those on another level stand out. */
final class TrendBreakChart {
    private TrendBreakChart() {}

    static Chart of(Answer answer, Language language) {
        return new Chart(
                language.tag(),
                language.pick("Purchases by the week", "每周购买次数"),
                answer.breaks().stream()
                        .findFirst()
                        .map(found -> said(answer, found, language))
                        .orElseGet(() -> language.pick("No week stands out", "没有异常的周")),
                language.pick(
                        "Whole weeks from Monday. Tested against all other weeks, corrected for all runs of weeks.",
                        "自周一起的完整周。与其余各周比较，已作多重检验校正。"),
                language.pick("purchases", "购买次数"),
                false,
                List.of(language.pick("usual", "平常"), language.pick("on another level", "水平变化")),
                IntStream.range(0, answer.weeks().size())
                        .mapToObj(week -> group(answer, week))
                        .toList());
    }

    private static Group group(Answer answer, int week) {
        var bar = new Bar(answer.weeks().get(week).doubleValue(), null);
        boolean off = answer.breaks().stream().anyMatch(found -> found.first() <= week && week <= found.last());
        return new Group(
                answer.firstWeek().plusWeeks(week).toString(),
                "",
                off ? List.of(Bar.NONE, bar) : List.of(bar, Bar.NONE));
    }

    private static String said(Answer answer, TrendBreak found, Language language) {
        var from = answer.firstWeek().plusWeeks(found.first());
        var change = Math.round(found.before()) + " → " + Math.round(found.during());
        return language.pick(
                "From " + from + ": " + change + " purchases a week", "自 " + from + " 起：每周 " + change + " 次");
    }
}
