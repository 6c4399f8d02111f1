package dev.fives.loyalty.account.app;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.problem.Violation;
import dev.fives.loyalty.member.CustomerMarks;
import java.util.List;
import reactor.core.publisher.Mono;

/** Refuses who cannot spend, before anything is written for it. The ledger has the last word. */
public final class SpendablePoints {
    private final PointsLedger ledger;
    private final Wallets wallets;
    private final CustomerMarks marks;

    public SpendablePoints(PointsLedger ledger, Wallets wallets, CustomerMarks marks) {
        this.ledger = ledger;
        this.wallets = wallets;
        this.marks = marks;
    }

    /** Empty where as many may be spent; else 422 for a wallet that is none, or 409. */
    public Mono<Void> require(String customerId, String wallet, long points) {
        return wallets.terms(wallet)
                .switchIfEmpty(Mono.error(() -> noWallet()))
                .then(Mono.defer(() -> requireNotDeleted(customerId)))
                .then(Mono.defer(() -> ledger.now(customerId, wallet)))
                .flatMap(now -> {
                    long available = now.standpoint().holdings().balance().value();
                    return available < points ? Mono.error(tooFew(points, available)) : Mono.empty();
                });
    }

    /** A deleted customer's points are frozen until it is restored: 409. */
    public Mono<Void> requireNotDeleted(String customerId) {
        return marks.of(customerId)
                .flatMap(mark -> mark.deleted()
                        ? Mono.error(new ProblemException(
                                Problems.CONFLICT, "customerId: deleted (expected: a customer that is restored first)"))
                        : Mono.empty());
    }

    public static ProblemException tooFew(long points, long available) {
        return new ProblemException(
                        Problems.INSUFFICIENT_POINTS,
                        "points: " + points + " (expected: at most " + available + ", which are available)")
                .withProperty("available", available);
    }

    private static ProblemException noWallet() {
        String detail = "wallet: unknown (expected: a wallet of the programme)";
        return new ProblemException(Problems.VALIDATION, detail, List.of(new Violation("/wallet", detail)));
    }
}
