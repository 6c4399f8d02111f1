package dev.fives.loyalty.redemption.app;

import static java.util.Objects.requireNonNull;

import dev.fives.kit.events.journal.JournalEntry;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.request.RequestContext;
import dev.fives.loyalty.account.app.LedgerBodies;
import dev.fives.loyalty.account.app.LedgerBody;
import dev.fives.loyalty.account.app.PointsLedger;
import dev.fives.loyalty.account.model.Place.Lot;
import dev.fives.loyalty.redemption.model.Redemption;
import dev.fives.loyalty.redemption.model.RedemptionReason;
import dev.fives.loyalty.redemption.model.RedemptionStatus;
import dev.fives.loyalty.redemption.model.TakenLot;
import dev.fives.loyalty.reward.app.RewardItems;
import dev.fives.loyalty.reward.model.RewardClaim;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
    private final RewardItems items;

    public CarryOnRedemption(AggregateStore<Redemption> redemptions, PointsLedger ledger, RewardItems items) {
        this.redemptions = redemptions;
        this.entries = new RedemptionEntries(ledger);
        this.items = items;
    }

    /** For who did not begin it, under the correlation id of what did. */
    public Mono<Stored<Redemption>> repeat(Stored<Redemption> stored, Instant now) {
        return carryOn(stored, now)
                .contextWrite(RequestContext.internal(stored.state().ask().correlationId())
                        .asContext());
    }

    /** What it is in the end; unchanged where it waits for somebody. */
    public Mono<Stored<Redemption>> carryOn(Stored<Redemption> stored, Instant now) {
        Redemption redemption = stored.state();
        return switch (redemption.status()) {
            case REQUESTED -> reserve(stored, now).flatMap(next -> carryOn(next, now));
            case PENDING ->
                redemption.lapsedBy(now) ? lapse(stored, now).flatMap(next -> carryOn(next, now)) : Mono.just(stored);
            case CONFIRMED, CANCELLED, REFUSED -> redemption.owesItsEnd() ? settle(stored) : Mono.just(stored);
        };
    }

    private Mono<Stored<Redemption>> reserve(Stored<Redemption> stored, Instant now) {
        return refusal(stored.state(), now)
                .flatMap(refusal -> entries.reserve(stored.state(), refusal.orElse(null)))
                .flatMap(entry -> step(
                        stored.id(),
                        redemption -> redemption.is(RedemptionStatus.REQUESTED),
                        redemption -> decided(redemption, entry)));
    }

    /**
     * What forbids to hold points. That is no decision yet: somebody else may have had the item for this redemption, and
     * then the ledger holds its points already. Whatever the ledger says first holds.
     */
    private Mono<Optional<RedemptionReason>> refusal(Redemption redemption, Instant now) {
        RewardClaim claim = redemption.ask().reward();
        if (redemption.lapsedBy(now)) {
            return Mono.just(Optional.of(RedemptionReason.LAPSED));
        }
        return claim == null
                ? Mono.just(Optional.empty())
                : items.take(claim, redemption.customerId(), redemption.redemptionId())
                        .map(taking -> switch (taking) {
                            case TAKEN -> Optional.empty();
                            case OUT_OF_STOCK -> Optional.of(RedemptionReason.OUT_OF_STOCK);
                            case LIMIT_REACHED -> Optional.of(RedemptionReason.REWARD_LIMIT_REACHED);
                        });
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
        RedemptionReason reason =
                RedemptionReason.valueOf(requireNonNull(entry.body().reason()));
        Long there = reason == RedemptionReason.INSUFFICIENT_POINTS ? Long.valueOf(entry.balanceAfter()) : null;
        return redemption.refused(reason, there);
    }

    private Mono<Stored<Redemption>> lapse(Stored<Redemption> stored, Instant now) {
        return step(
                stored.id(),
                redemption -> redemption.is(RedemptionStatus.PENDING) && redemption.lapsedBy(now),
                Redemption::lapsed);
    }

    /** Nobody is told of it: the entry's own event says so. */
    private Mono<Stored<Redemption>> settle(Stored<Redemption> stored) {
        return enterEnd(stored.state())
                .then(Mono.defer(() -> endItem(stored.state())))
                .then(Mono.defer(() -> redemptions.change(
                        stored.id(),
                        loaded -> loaded.state().owesItsEnd()
                                ? new Decision.Changed<>(loaded.state().settled(), List.of())
                                : new Decision.Unchanged<>())));
    }

    /** A refusal is the first entry already. */
    private Mono<Void> enterEnd(Redemption redemption) {
        return redemption.is(RedemptionStatus.REFUSED)
                ? Mono.empty()
                : entries.end(redemption).then();
    }

    private Mono<Void> endItem(Redemption redemption) {
        RewardClaim claim = redemption.ask().reward();
        return claim == null ? Mono.empty() : items.end(claim, redemption.customerId(), redemption.redemptionId());
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
