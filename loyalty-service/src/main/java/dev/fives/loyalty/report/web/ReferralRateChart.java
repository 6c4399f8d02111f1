package dev.fives.loyalty.report.web;

import dev.fives.kit.chart.Chart;
import dev.fives.kit.chart.Chart.Bar;
import dev.fives.kit.chart.Chart.Group;
import dev.fives.kit.chart.Language;
import dev.fives.loyalty.referral.model.ReferralRate;
import java.util.List;

/** One bar. Without a whisker: a member may bring several, so it is no rate of members. */
final class ReferralRateChart {
    private ReferralRateChart() {}

    static Chart of(ReferralRate found, Language language) {
        Bar bar = found.rate().map(rate -> new Bar(rate.doubleValue(), null)).orElse(Bar.NONE);
        return new Chart(
                language.tag(),
                language.pick("Referral rate", "推荐率"),
                language.pick(
                        "Referrals that converted, to active members, " + found.from() + " to " + found.to(),
                        found.from() + " 至 " + found.to() + "，成功推荐数与活跃会员数之比"),
                language.pick(
                        "Converted: the friend has bought and kept it. Active: enrolled by the end, not deleted.",
                        "成功：好友已购买且未退款。活跃：期末前入会且未删除。"),
                language.pick("referrals for 100 members", "每百名会员的推荐数"),
                true,
                List.of(""),
                List.of(new Group(
                        language.pick("All members", "全部会员"),
                        found.converted() + " / " + found.active(),
                        List.of(bar))));
    }
}
