package dev.fives.loyalty.referral.app;

import static java.time.temporal.ChronoUnit.MILLIS;

import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.time.BusinessClock;
import dev.fives.loyalty.referral.model.ReferralCode;
import dev.fives.loyalty.referral.model.Referrer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** The code of each member, and the limits that are counted with it. */
public final class ReferralCodes {
    private final AggregateStore<Referrer> referrers;
    private final ReferralIds ids;
    private final BusinessClock clock;

    public ReferralCodes(AggregateStore<Referrer> referrers, ReferralIds ids, BusinessClock clock) {
        this.referrers = referrers;
        this.ids = ids;
        this.clock = clock;
    }

    /** The member's code, always the same one. */
    public Mono<Referrer> ofMember(String customerId) {
        return ofMember(customerId, 0).map(Stored::state);
    }

    /** A code that another member has is passed over; it is so for good, so everybody comes to the same one. */
    private Mono<Stored<Referrer>> ofMember(String customerId, int attempt) {
        String code = ReferralCode.of(ids.programId(), customerId, attempt);
        String id = ids.ofCode(code);
        Referrer first = Referrer.of(code, customerId, clock.instant().truncatedTo(MILLIS));
        return referrers
                .find(id)
                .switchIfEmpty(Mono.defer(() -> referrers.create(id, customerId, first, List.of(), null))
                        .onErrorResume(AlreadyExists.class, taken -> referrers.find(id)))
                .flatMap(stored -> stored.state().customerId().equals(customerId)
                        ? Mono.just(stored)
                        : ofMember(customerId, attempt + 1));
    }

    /** Empty where it is nobody's. */
    public Mono<Referrer> find(String text) {
        String code = ReferralCode.typed(text);
        return ReferralCode.isWhole(code) ? referrers.find(ids.ofCode(code)).map(Stored::state) : Mono.empty();
    }

    /** Whether it is none too many; asked again it answers the same. */
    Mono<Boolean> take(String code, Function<Referrer, Optional<Referrer>> limit) {
        return referrers
                .change(
                        ids.ofCode(code),
                        stored -> limit.apply(stored.state())
                                .filter(next -> !next.equals(stored.state()))
                                .<Decision<Referrer>>map(next -> new Decision.Changed<>(next, List.of()))
                                .orElseGet(Decision.Unchanged::new))
                .map(stored -> limit.apply(stored.state())
                        .filter(next -> next.equals(stored.state()))
                        .isPresent())
                .defaultIfEmpty(false);
    }
}
