package dev.fives.loyalty.report.app;

import dev.fives.kit.time.BusinessClock;
import dev.fives.loyalty.report.model.RepeatPurchases;
import dev.fives.loyalty.report.model.TierShares;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import reactor.core.publisher.Mono;

/** How many of the customers who bought did so again soon. */
public final class ReadRepeatPurchase {
    private final PurchasePass pass;
    private final TiersOf tiers;
    private final BusinessClock clock;

    public ReadRepeatPurchase(PurchasePass pass, TiersOf tiers, BusinessClock clock) {
        this.pass = pass;
        this.tiers = tiers;
        this.clock = clock;
    }

    /** @param tiers those to tell apart, none where nobody asked */
    public record Answer(Instant asOf, LocalDate from, LocalDate to, int days, List<String> tiers, TierShares shares) {}

    /**
     * @param from first day
     * @param to last day
     * @param days at most between two purchases
     */
    public Mono<Answer> read(LocalDate from, LocalDate to, int days, boolean byTier) {
        return pass.inTurn(Mono.defer(() -> {
            Instant asOf = clock.instant();
            RepeatPurchases repeats = new RepeatPurchases(days);
            return pass.between(from, to)
                    .doOnNext(purchase -> repeats.add(purchase.customerId(), pass.day(purchase.at())))
                    .then(Mono.defer(() -> byTier ? tiers.of(repeats.customers()) : Mono.just(TiersOf.Held.NOT_ASKED)))
                    .map(held -> new Answer(asOf, from, to, days, held.order(), shares(repeats, held)));
        }));
    }

    private static TierShares shares(RepeatPurchases repeats, TiersOf.Held held) {
        TierShares shares = new TierShares();
        repeats.customers().forEach(customer -> shares.add(held.of(customer), repeats.isRepeating(customer)));
        return shares;
    }
}
