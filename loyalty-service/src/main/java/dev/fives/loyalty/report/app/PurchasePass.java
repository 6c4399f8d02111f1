package dev.fives.loyalty.report.app;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.problem.Violation;
import dev.fives.kit.request.Turns;
import dev.fives.loyalty.earning.app.PurchaseHistory;
import dev.fives.loyalty.earning.app.PurchaseHistory.PastPurchase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One pass over the purchases of some days, for one report at a time. */
public final class PurchasePass {
    private final PurchaseHistory history;
    private final ZoneId zone;
    private final ReportLimits limits;
    private final Turns turns;

    /** @param zone whose days count */
    public PurchasePass(PurchaseHistory history, ZoneId zone, ReportLimits limits) {
        this.history = history;
        this.zone = zone;
        this.limits = limits;
        this.turns = new Turns("reports", limits.atOnce(), limits.retryAfter());
    }

    /** Error TOO_MANY_REQUESTS while as many run as may. */
    <T> Mono<T> inTurn(Mono<T> report) {
        Mono<T> inTime = report.timeout(limits.time(), Mono.error(this::tooSlow))
                .onErrorMap(PurchaseHistory.TooLong.class, _ -> tooLong());
        return turns.of(inTime);
    }

    /** Ordered on these days or between, oldest first; what was given back whole is left out. */
    Flux<PastPurchase> between(LocalDate first, LocalDate last) {
        return between(start(first), start(last.plusDays(1)));
    }

    Flux<PastPurchase> between(Instant from, Instant to) {
        return history.between(from, to, limits.entries())
                .filter(purchase -> purchase.net().signum() > 0);
    }

    LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private ProblemException tooLong() {
        return refused("purchases: more than " + limits.entries() + " entries (expected: a shorter time)");
    }

    /** Not 503: the same would take as long again. */
    private ProblemException tooSlow() {
        return refused("report: not done in " + limits.time().toSeconds() + " s (expected: a shorter time)");
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(
                Problems.VALIDATION, "violations: 1 (expected: 0)", List.of(new Violation("/from", detail)));
    }
}
