package dev.fives.loyalty.quote.app;

import static java.util.Objects.requireNonNull;

import dev.fives.loyalty.offer.app.MemberOffers;
import dev.fives.loyalty.offer.app.MemberOffers.Seen;
import dev.fives.loyalty.offer.model.OfferValue;
import dev.fives.loyalty.quote.model.Cart;
import dev.fives.loyalty.quote.model.Considered;
import dev.fives.loyalty.quote.model.DiscountSource.Group;
import dev.fives.loyalty.quote.model.OfferDiscount;
import dev.fives.loyalty.quote.model.WhyNot;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;

/** The offers that are there for a member; those that it has taken take something off. */
public final class OfferDiscounts implements DiscountSources {
    private final MemberOffers offers;

    public OfferDiscounts(MemberOffers offers) {
        this.offers = offers;
    }

    @Override
    public Flux<Considered> of(QuoteDraft.Ask ask) {
        return offers.of(ask.customerId()).flatMapIterable(seen -> considered(seen, ask.cart()));
    }

    private static List<Considered> considered(List<Seen> seen, Cart cart) {
        return seen.stream().flatMap(offer -> considered(offer, cart).stream()).toList();
    }

    /** Empty for a gift, which is no price. */
    private static Optional<Considered> considered(Seen seen, Cart cart) {
        boolean taken = seen.grant() != null;
        OfferValue value = taken
                ? requireNonNull(seen.grant()).value()
                : seen.offer().state().terms().value();
        String id = seen.offer().id();
        return switch (value.kind()) {
            case PERCENT -> Optional.of(judged(new OfferDiscount(id, requireNonNull(value.percent()), null), taken));
            case AMOUNT -> Optional.of(amount(id, value, cart, taken));
            case GIFT -> Optional.empty();
        };
    }

    private static Considered amount(String id, OfferValue value, Cart cart, boolean taken) {
        OfferDiscount source =
                new OfferDiscount(id, null, requireNonNull(value.amount()).movePointRight(cart.digits()));
        return cart.currency().equals(value.currency())
                ? judged(source, taken)
                : new Considered.Refused(Group.OFFER, source, WhyNot.OTHER_CURRENCY);
    }

    private static Considered judged(OfferDiscount source, boolean taken) {
        return taken ? new Considered.Candidate(source) : new Considered.Refused(Group.OFFER, source, WhyNot.NOT_TAKEN);
    }
}
