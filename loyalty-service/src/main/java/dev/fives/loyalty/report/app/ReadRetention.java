package dev.fives.loyalty.report.app;

import dev.fives.kit.time.BusinessClock;
import dev.fives.loyalty.report.model.ActiveMonths;
import dev.fives.loyalty.report.model.TierShares;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** How many of the customers who bought in a month did so in the next one too. */
public final class ReadRetention {
    private final PurchasePass pass;
    private final TiersOf tiers;
    private final BusinessClock clock;

    public ReadRetention(PurchasePass pass, TiersOf tiers, BusinessClock clock) {
        this.pass = pass;
        this.tiers = tiers;
        this.clock = clock;
    }

    /** @param tiers those to tell apart, none where nobody asked */
    public record Answer(Instant asOf, List<String> tiers, List<Month> months) {}

    /** @param complete whether the next month is over, so that nobody can still come back in it */
    public record Month(YearMonth month, boolean complete, TierShares shares) {}

    /**
     * @param from first month
     * @param to last month
     */
    public Mono<Answer> read(YearMonth from, YearMonth to, boolean byTier) {
        return pass.inTurn(Mono.defer(() -> {
            Instant asOf = clock.instant();
            ActiveMonths active = new ActiveMonths(from);
            return pass.between(from.atDay(1), to.plusMonths(1).atEndOfMonth())
                    .doOnNext(purchase -> active.add(purchase.customerId(), pass.day(purchase.at())))
                    .then(Mono.defer(() -> byTier ? tiers.of(active.customers()) : Mono.just(TiersOf.Held.NOT_ASKED)))
                    .map(held -> new Answer(asOf, held.order(), months(from, to, asOf, active, held)));
        }));
    }

    private List<Month> months(YearMonth from, YearMonth to, Instant asOf, ActiveMonths active, TiersOf.Held held) {
        YearMonth present = YearMonth.from(pass.day(asOf));
        return Stream.iterate(from, month -> !month.isAfter(to), month -> month.plusMonths(1))
                .map(month -> new Month(month, month.plusMonths(1).isBefore(present), shares(month, active, held)))
                .toList();
    }

    private static TierShares shares(YearMonth month, ActiveMonths active, TiersOf.Held held) {
        TierShares shares = new TierShares();
        active.customers().stream()
                .filter(customer -> active.isActive(customer, month))
                .forEach(customer -> shares.add(held.of(customer), active.isActive(customer, month.plusMonths(1))));
        return shares;
    }
}
