package dev.fives.kit.events.claim;

import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * Uniqueness across documents: a claim is taken once and never given back. Take several in sorted order, so that two
 * commands that want the same ones cannot each hold half of them.
 */
public interface Claims {

    /** Takes the claim, or tells who holds it. Repeating it changes nothing. */
    Mono<Claim> take(String id, String holderId);

    /** {@link #take} in bulk: the wanted holder by claim id; answers every claim of the request. */
    Mono<Map<String, Claim>> takeAll(Map<String, String> holderByClaimId);

    /** Empty where nobody has taken it. */
    Mono<String> holder(String id);

    /** From a holder that is erased, or was never created, to another; false where {@code from} does not hold it. */
    Mono<Boolean> move(String id, String from, String to);
}
