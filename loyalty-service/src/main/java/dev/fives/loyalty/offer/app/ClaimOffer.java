package dev.fives.loyalty.offer.app;

import static java.time.temporal.ChronoUnit.MILLIS;
import static java.util.Objects.requireNonNull;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Money;
import dev.fives.contracts.loyalty.OfferGranted;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.time.BusinessClock;
import dev.fives.loyalty.account.app.SpendablePoints;
import dev.fives.loyalty.offer.model.OfferGrant;
import dev.fives.loyalty.offer.model.OfferTerms;
import dev.fives.loyalty.offer.model.OfferValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A member takes an offer. The grant's own id, made of offer and customer, is what lets it happen once. */
public final class ClaimOffer {
    private final AggregateStore<OfferGrant> grants;
    private final MemberOffers offers;
    private final SpendablePoints members;
    private final BusinessClock clock;

    public ClaimOffer(
            AggregateStore<OfferGrant> grants, MemberOffers offers, SpendablePoints members, BusinessClock clock) {
        this.grants = grants;
        this.offers = offers;
        this.members = members;
        this.clock = clock;
    }

    /** Asked again it answers the same; 404 where it is not open to the customer, 409 for a deleted one. */
    public Mono<Stored<OfferGrant>> claim(String offerId, String customerId) {
        String id = offers.grantId(offerId, customerId);
        return members.requireNotDeleted(customerId)
                .then(Mono.defer(() -> grants.find(id)))
                .switchIfEmpty(Mono.defer(() -> first(id, offerId, customerId)));
    }

    private Mono<Stored<OfferGrant>> first(String id, String offerId, String customerId) {
        Instant now = clock.instant().truncatedTo(MILLIS);
        return offers.find(offerId, customerId)
                .switchIfEmpty(Mono.error(Offers::unknown))
                .zipWith(RequestContext.current())
                .flatMap(known -> {
                    OfferTerms terms = known.getT1().offer().state().terms();
                    Instant end = requireNonNull(terms.validity().to());
                    String by = known.getT2().caller();
                    OfferGrant grant = new OfferGrant(offerId, customerId, terms.value(), end, by, now);
                    return grants.create(id, customerId, grant, List.of(event(id, grant)), null);
                })
                .onErrorResume(AlreadyExists.class, taken -> grants.find(id));
    }

    private static NewEvent event(String id, OfferGrant grant) {
        OfferValue value = grant.value();
        BigDecimal amount = value.amount();
        OfferGranted granted = new OfferGranted(
                id,
                grant.offerId(),
                grant.customerId(),
                value.kind().name(),
                plain(value.percent()),
                amount == null ? null : Money.of(amount, requireNonNull(value.currency())),
                value.code(),
                grant.validTo(),
                grant.at());
        return new NewEvent(EventTypes.OFFER_GRANTED, granted, grant.at());
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
