package dev.fives.loyalty.redemption.app;

import dev.fives.kit.events.journal.JournalEntry;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.loyalty.account.app.LedgerBodies;
import dev.fives.loyalty.account.app.LedgerBody;
import dev.fives.loyalty.account.app.PointsLedger;
import dev.fives.loyalty.account.model.Place.Lot;
import dev.fives.loyalty.redemption.model.Redemption;
import dev.fives.loyalty.redemption.model.RedemptionReason;
import dev.fives.loyalty.redemption.model.RedemptionStatus;
import dev.fives.loyalty.redemption.model.TakenLot;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/**
 * Takes a redemption as far as it can go by itself. Each step can be repeated by anybody, so it does not matter whether
 * the one who asked lives to see the end of it.
 */
public final class CarryOnRedemption {
    private final AggregateStore<Redemption> redemptions;
    private final RedemptionEntries entries;

    public CarryOnRedemption(AggregateStore<Redemption> redemptions, PointsLedger ledger) {
        this.redemptions = redemptions;
        this.entries = new RedemptionEntries(ledger);
    }

    /** What it is in the end; unchanged where it waits for somebody. */
    public Mono<Stored<Redemption>> carryOn(Stored<Redemption> stored, Instant now) {
        Redemption redemption = stored.state();
        return switch (redemption.status()) {
            case REQUESTED -> reserve(stored, now).flatMap(next -> carryOn(next, now));
            case PENDING ->
                redemption.lapsedBy(now) ? lapse(stored, now).flatMap(next -> carryOn(next, now)) : Mono.just(stored);
            case CONFIRMED, CANCELLED -> redemption.owesItsEntry() ? enterEnd(stored) : Mono.just(stored);
            case REFUSED -> Mono.just(stored);
        };
    }

    private Mono<Stored<Redemption>> reserve(Stored<Redemption> stored, Instant now) {
        return entries.reserve(stored.state(), now)
                .flatMap(entry -> step(
                        stored.id(),
                        redemption -> redemption.is(RedemptionStatus.REQUESTED),
                        redemption -> decided(redemption, entry)));
    }

    private static Redemption decided(Redemption redemption, JournalEntry<LedgerBody> entry) {
        List<TakenLot> taken = LedgerBodies.moves(entry.body()).stream()
                .flatMap(move -> move.from() instanceof Lot lot
                        ? Stream.of(new TakenLot(lot.id(), move.points().value()))
                        : Stream.empty())
                .toList();
        if (!taken.isEmpty()) {
            return redemption.held(taken);
        }
        return RedemptionReason.LAPSED.name().equals(entry.body().reason())
                ? redemption.refused(RedemptionReason.LAPSED, null)
                : redemption.refused(RedemptionReason.INSUFFICIENT_POINTS, entry.balanceAfter());
    }

    private Mono<Stored<Redemption>> lapse(Stored<Redemption> stored, Instant now) {
        return step(
                stored.id(),
                redemption -> redemption.is(RedemptionStatus.PENDING) && redemption.lapsedBy(now),
                Redemption::lapsed);
    }

    /** Nobody is told of it: the entry's own event says so. */
    private Mono<Stored<Redemption>> enterEnd(Stored<Redemption> stored) {
        return entries.end(stored.state())
                .then(Mono.defer(() -> redemptions.change(
                        stored.id(),
                        loaded -> loaded.state().owesItsEntry()
                                ? new Decision.Changed<>(loaded.state().entered(), List.of())
                                : new Decision.Unchanged<>())));
    }

    private Mono<Stored<Redemption>> step(String id, Predicate<Redemption> applies, UnaryOperator<Redemption> next) {
        return redemptions.change(
                id,
                loaded -> applies.test(loaded.state())
                        ? changed(next.apply(loaded.state()))
                        : new Decision.Unchanged<>());
    }

    static Decision<Redemption> changed(Redemption next) {
        return new Decision.Changed<>(next, RedemptionEvents.of(next));
    }
}
