package dev.fives.loyalty.report.app;

import dev.fives.loyalty.referral.app.ReferralRates;
import dev.fives.loyalty.referral.model.ReferralRate;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** How many members bring somebody; in turn with the other reports, since all deleted members are counted for it. */
public final class ReadReferralRate {
    private final PurchasePass turns;
    private final ReferralRates rates;

    public ReadReferralRate(PurchasePass turns, ReferralRates rates) {
        this.turns = turns;
        this.rates = rates;
    }

    /** Error TOO_MANY_REQUESTS while as many reports run as may. */
    public Mono<ReferralRate> between(Instant from, Instant to) {
        return turns.inTurn(rates.between(from, to));
    }
}
