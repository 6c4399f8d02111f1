package dev.fives.segmentation.analytics.web;

import dev.fives.kit.chart.Chart;
import dev.fives.kit.chart.Chart.Bar;
import dev.fives.kit.chart.Chart.Group;
import dev.fives.kit.chart.Language;
import dev.fives.segmentation.analytics.app.ReadPurchasePattern.Answer;
import dev.fives.segmentation.analytics.model.Peak;
import dev.fives.segmentation.analytics.model.WeekTable;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** A bar for each hour of the day: all days, and beside it the day of the strongest peak. */
final class PurchasePatternChart {
    private PurchasePatternChart() {}

    static Chart of(Answer answer, Language language) {
        Optional<DayOfWeek> day = answer.peaks().stream().map(Peak::day).findFirst();
        List<String> series = new ArrayList<>();
        series.add(day.isEmpty() ? "" : language.pick("all days", "全部日期"));
        day.ifPresent(peak -> series.add(name(peak, language)));
        return new Chart(
                language.tag(),
                language.pick("When customers buy", "顾客购买时段"),
                answer.peaks().stream()
                        .findFirst()
                        .map(peak -> said(peak, language))
                        .orElseGet(() -> language.pick("No hours stand out", "没有突出的时段")),
                note(answer, language),
                language.pick("% of the purchases of the day or days", "占当日（全部日期）购买次数的比例（%）"),
                true,
                series,
                groups(answer.table(), day));
    }

    private static List<Group> groups(WeekTable table, Optional<DayOfWeek> day) {
        long[] all = table.hours();
        return IntStream.range(0, WeekTable.HOURS)
                .mapToObj(hour -> {
                    List<Bar> bars = new ArrayList<>();
                    bars.add(bar(all[hour], table.total()));
                    day.ifPresent(it -> bars.add(bar(table.count(it, hour), table.weekdays()[it.getValue() - 1])));
                    return new Group(Integer.toString(hour), "", bars);
                })
                .toList();
    }

    private static Bar bar(long count, long of) {
        return of == 0 ? Bar.NONE : new Bar((double) count / of, null);
    }

    private static String said(Peak peak, Language language) {
        var hours = peak.firstHour() + ":00–" + (peak.lastHour() + 1) + ":00";
        var share = Math.round(peak.share() * 1000) / 10.0 + " %";
        var name = name(peak.day(), language);
        return language.pick(
                name + " " + hours + ": " + share + " of all purchases, p " + limit(peak.pValue()),
                name + " " + hours + "：占全部购买的 " + share + "，p " + limit(peak.pValue()));
    }

    private static String limit(double pValue) {
        return LongStream.of(1000, 100)
                .filter(part -> pValue < 1.0 / part)
                .mapToObj(part -> "< " + 1.0 / part)
                .findFirst()
                .orElseGet(() -> "= " + Figures.pValue(pValue));
    }

    private static String note(Answer answer, Language language) {
        var period = answer.period();
        long sample = answer.table().total();
        return language.pick(
                sample + " purchases, " + period.from() + " to " + period.to() + ", local time. Tested against an even "
                        + "spread, corrected for all windows looked at.",
                period.from() + " 至 " + period.to() + " 共 " + sample + " 次购买，当地时间。与均匀分布比较，已按全部时段作多重检验校正。");
    }

    private static String name(DayOfWeek day, Language language) {
        return day.getDisplayName(TextStyle.FULL, Locale.forLanguageTag(language.tag()));
    }
}
