package dev.fives.customer.customer.app;

import dev.fives.customer.customer.model.Customer;
import dev.fives.customer.customer.model.Identifier;
import dev.fives.kit.events.claim.Claims;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.outbox.VersionConflict;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sees to it that an identifier names one customer: whoever lists it holds its claim. Claims are taken before the
 * customer is written, in sorted order, and stay; one that its holder does not use moves to who wants it.
 */
public class Identifiers {
    private static final int ROUNDS_MAX = 5;
    /** A creator that has the claim writes its customer within this time, or is taken for dead. */
    private static final List<Duration> GRACE =
            List.of(Duration.ofMillis(20), Duration.ofMillis(80), Duration.ofMillis(320), Duration.ofMillis(640));

    private final Claims claims;
    private final CustomerStore store;

    public Identifiers(Claims claims, CustomerStore store) {
        this.claims = claims;
        this.store = store;
    }

    /** Claims them for the customer; an error CONFLICT with {@code customerId} where another one lists one of them. */
    public Mono<Void> take(Collection<Identifier> identifiers, String customerId) {
        return Flux.fromIterable(identifiers)
                .concatMap(identifier -> take(identifier, customerId, ROUNDS_MAX))
                .then();
    }

    private Mono<Void> take(Identifier identifier, String customerId, int rounds) {
        if (rounds == 0) {
            return Mono.error(new ProblemException(
                            Problems.UNAVAILABLE, identifier.kind() + ": contended (expected: a quieter moment)")
                    .withRetryAfter(Duration.ofSeconds(1)));
        }
        return claims.take(identifier.key(), customerId)
                .flatMap(claim -> claim.mine() ? Mono.just(true) : moveFrom(claim.holderId(), identifier, customerId))
                .flatMap(mine -> mine ? Mono.<Void>empty() : take(identifier, customerId, rounds - 1));
    }

    /** True if the claim is the customer's now, false if the question is open again. */
    Mono<Boolean> moveFrom(String holderId, Identifier identifier, String customerId) {
        return holder(holderId)
                .flatMap(holder -> moveFromHolder(holder, identifier, customerId))
                .switchIfEmpty(Mono.defer(() -> moveFromNobody(holderId, identifier, customerId)));
    }

    /** The holder, once it is written. */
    private Mono<Stored<Customer>> holder(String holderId) {
        Mono<Stored<Customer>> find = store.aggregates().find(holderId);
        return Flux.fromIterable(GRACE)
                .concatMap(wait -> Mono.delay(wait).then(find), 1)
                .next()
                .transform(later -> find.switchIfEmpty(later));
    }

    /** A stub at the missing holder's id makes a slow creator fail and start over, so two never list the value. */
    private Mono<Boolean> moveFromNobody(String holderId, Identifier identifier, String customerId) {
        return store.reserve(holderId)
                .flatMap(reserved -> reserved ? claims.move(identifier.key(), holderId, customerId) : Mono.just(false));
    }

    private Mono<Boolean> moveFromHolder(Stored<Customer> holder, Identifier identifier, String customerId) {
        if (CustomerStore.isReserved(holder)) {
            return claims.move(identifier.key(), holder.id(), customerId);
        }
        if (holder.state().identifiers().contains(identifier)) {
            return Mono.error(owned(identifier, holder));
        }
        return claims.move(identifier.key(), holder.id(), customerId)
                .flatMap(moved -> moved ? settle(holder, identifier, customerId) : Mono.just(false));
    }

    /**
     * The holder may be about to list the value again and have seen its claim before it moved. Writing the holder
     * once, unchanged, makes such a command fail and look again; if it was faster, the claim goes back.
     */
    private Mono<Boolean> settle(Stored<Customer> holder, Identifier identifier, String customerId) {
        return store.aggregates()
                .update(holder, holder.state(), List.of(), null)
                .thenReturn(true)
                .onErrorResume(
                        VersionConflict.class,
                        changed -> store.aggregates()
                                .find(holder.id())
                                .flatMap(now -> now.state().identifiers().contains(identifier)
                                        ? claims.move(identifier.key(), customerId, holder.id())
                                                .then(Mono.error(owned(identifier, now)))
                                        : settle(now, identifier, customerId)));
    }

    /** A deleted customer keeps what names it: else it could not come back as it was. */
    private static ProblemException owned(Identifier identifier, Stored<Customer> holder) {
        String who = holder.state().isDeleted() ? holder.id() + ", which is deleted" : holder.id();
        return new ProblemException(
                        Problems.CONFLICT,
                        identifier.kind() + ": used by " + who + " (expected: a value of no other customer)")
                .withProperty("customerId", holder.id());
    }
}
