package dev.fives.loyalty.report.web;

import dev.fives.kit.chart.Chart;
import dev.fives.kit.chart.Chart.Group;
import dev.fives.kit.chart.Language;
import dev.fives.loyalty.report.app.ConfidenceIntervals;
import dev.fives.loyalty.report.app.ReadUplift;
import dev.fives.loyalty.report.model.Interval;
import dev.fives.loyalty.report.model.Share;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** A bar for those who were cared for, and one for those who were held out. */
final class UpliftChart {
    private static final int PERCENT = 2;

    private UpliftChart() {}

    static Chart of(ReadUplift.Answer answer, Language language) {
        return new Chart(
                language.tag(),
                language.pick("Uplift of a care plan", "关怀计划的增益"),
                answer.isEnough() ? difference(answer, language) : tooFew(answer, language),
                language.pick(
                        "Purchases within " + answer.days() + " days of the occasion, " + answer.from() + " to "
                                + answer.to() + ". Lines: 95 % confidence interval (Wilson; difference: Newcombe).",
                        answer.from() + " 至 " + answer.to() + "，关怀时机后 " + answer.days()
                                + " 天内的购买。细线：95% 置信区间（Wilson；差值：Newcombe）。"),
                language.pick("% of customers who bought", "购买客户占比（%）"),
                true,
                List.of(""),
                List.of(
                        group(language.pick("Cared for", "已关怀"), answer.uplift().treated()),
                        group(language.pick("Held out", "对照组"), answer.uplift().heldOut())));
    }

    private static Group group(String label, Share share) {
        return new Group(label, "n = " + share.sample(), List.of(RateView.bar(share)));
    }

    private static String difference(ReadUplift.Answer answer, Language language) {
        Share treated = answer.uplift().treated();
        Share heldOut = answer.uplift().heldOut();
        double difference = treated.rate().orElseThrow() - heldOut.rate().orElseThrow();
        Interval interval = ConfidenceIntervals.ofDifference(treated, heldOut).orElseThrow();
        String low = points(interval.low());
        String high = points(interval.high());
        return language.pick(
                "Difference: " + points(difference) + " percentage points (95 %: " + low + " to " + high + ")",
                "差值：" + points(difference) + " 个百分点（95%：" + low + " 至 " + high + "）");
    }

    private static String tooFew(ReadUplift.Answer answer, Language language) {
        return language.pick(
                "Too few customers for a difference (at least " + answer.groupMin() + " in each group)",
                "客户太少，无法给出差值（每组至少 " + answer.groupMin() + " 人）");
    }

    private static String points(double rate) {
        return BigDecimal.valueOf(rate)
                .movePointRight(PERCENT)
                .setScale(1, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
