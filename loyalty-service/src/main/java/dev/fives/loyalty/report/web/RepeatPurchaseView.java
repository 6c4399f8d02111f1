package dev.fives.loyalty.report.web;

import dev.fives.loyalty.report.app.ReadRepeatPurchase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Who bought, and who of them again soon, as the API shows it. */
record RepeatPurchaseView(Instant asOf, LocalDate from, LocalDate to, int days, RateView total, List<RateView> tiers) {

    static RepeatPurchaseView of(ReadRepeatPurchase.Answer answer) {
        return new RepeatPurchaseView(
                answer.asOf(),
                answer.from(),
                answer.to(),
                answer.days(),
                RateView.of(answer.shares().total()),
                RateView.ofTiers(answer.tiers(), answer.shares()));
    }
}
