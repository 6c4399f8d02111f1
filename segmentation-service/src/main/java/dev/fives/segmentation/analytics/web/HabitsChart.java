package dev.fives.segmentation.analytics.web;

import dev.fives.kit.chart.Chart;
import dev.fives.kit.chart.Chart.Bar;
import dev.fives.kit.chart.Chart.Group;
import dev.fives.kit.chart.Language;
import dev.fives.segmentation.analytics.model.Habits;
import dev.fives.segmentation.analytics.model.Habits.Rhythm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bar for each of the categories that most is spent on. */
final class HabitsChart {
    private HabitsChart() {}

    static Chart of(Habits habits, Language language) {
        return new Chart(
                language.tag(),
                language.pick("What this customer likes to buy", "该客户的购买偏好"),
                next(habits.rhythm(), language),
                language.pick(
                        habits.purchases() + " purchases, net of refunds.", "共 " + habits.purchases() + " 次购买，已扣除退款。"),
                language.pick("spent, " + habits.currency(), "消费额（" + habits.currency() + "）"),
                false,
                List.of(""),
                habits.categories().stream()
                        .map(category -> new Group(
                                category.name(),
                                Math.round(category.share() * 100) + " %",
                                List.of(new Bar(category.amount().doubleValue(), null))))
                        .toList());
    }

    private static String next(@Nullable Rhythm rhythm, Language language) {
        return rhythm == null
                ? language.pick("Too few purchases to expect the next", "购买次数不足，无法预计下次购买")
                : language.pick(
                        "Next expected " + rhythm.next() + ", four in five between " + rhythm.earliest() + " and "
                                + rhythm.latest(),
                        "预计下次购买 " + rhythm.next() + "，八成可能在 " + rhythm.earliest() + " 至 " + rhythm.latest() + " 之间");
    }
}
