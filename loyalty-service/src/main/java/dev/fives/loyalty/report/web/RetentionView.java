package dev.fives.loyalty.report.web;

import dev.fives.loyalty.report.app.ReadRetention;
import java.time.Instant;
import java.util.List;

/** Who came back in the next month, as the API shows it. */
record RetentionView(Instant asOf, List<Month> months) {

    /** @param complete whether the next month is over */
    record Month(String month, boolean complete, RateView total, List<RateView> tiers) {}

    static RetentionView of(ReadRetention.Answer answer) {
        return new RetentionView(
                answer.asOf(),
                answer.months().stream()
                        .map(each -> new Month(
                                each.month().toString(),
                                each.complete(),
                                RateView.of(each.shares().total()),
                                RateView.ofTiers(answer.tiers(), each.shares())))
                        .toList());
    }
}
