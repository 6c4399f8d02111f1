package dev.fives.loyalty.report.web;

import dev.fives.kit.chart.Chart;
import dev.fives.kit.chart.Chart.Group;
import dev.fives.kit.chart.Language;
import dev.fives.loyalty.report.app.ReadRepeatPurchase;
import dev.fives.loyalty.report.model.Share;
import java.util.ArrayList;
import java.util.List;

/** A bar for all, and one for each tier. */
final class RepeatPurchaseChart {
    private RepeatPurchaseChart() {}

    static Chart of(ReadRepeatPurchase.Answer answer, Language language) {
        List<Group> groups = new ArrayList<>();
        groups.add(group(language.pick("All customers", "全部客户"), answer.shares().total()));
        answer.tiers()
                .forEach(tier -> groups.add(
                        group(RateView.label(tier, language), answer.shares().of(tier))));
        return new Chart(
                language.tag(),
                language.pick("Repeat purchase rate", "复购率"),
                language.pick(
                        "Customers with two purchases at most " + answer.days() + " days apart, of all who bought, "
                                + answer.from() + " to " + answer.to(),
                        answer.from() + " 至 " + answer.to() + " 有购买的客户中，两次购买相隔不超过 " + answer.days() + " 天者所占比例"),
                note(language),
                language.pick("% of customers", "客户占比（%）"),
                true,
                List.of(""),
                groups);
    }

    private static Group group(String label, Share share) {
        return new Group(label, "n = " + share.sample(), List.of(RateView.bar(share)));
    }

    /** What the whiskers of all rates mean. */
    static String note(Language language) {
        return language.pick(
                "Lines: 95 % confidence interval (Wilson). Net of full refunds. Tiers as of today.",
                "细线：95% 置信区间（Wilson）。全额退款的购买不计。等级以当前为准。");
    }
}
