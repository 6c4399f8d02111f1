package dev.fives.loyalty.offer.app;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.id.Ids;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.time.BusinessClock;
import dev.fives.loyalty.catalogue.app.Belongings;
import dev.fives.loyalty.catalogue.model.Belonging;
import dev.fives.loyalty.member.CustomerMarks;
import dev.fives.loyalty.member.Members;
import dev.fives.loyalty.offer.model.Offer;
import dev.fives.loyalty.offer.model.OfferGrant;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What offers there are for a member: those that are open to it, and those that it has taken. Nobody else's exist. */
public final class MemberOffers {
    private final AggregateStore<Offer> offers;
    private final AggregateStore<OfferGrant> grants;
    private final OfferQueries queries;
    private final Belongings belongings;
    private final Members members;
    private final CustomerMarks marks;
    private final OfferLimits limits;
    private final Ids ids;
    private final BusinessClock clock;

    public MemberOffers(
            AggregateStore<Offer> offers,
            AggregateStore<OfferGrant> grants,
            OfferQueries queries,
            Belongings belongings,
            Members members,
            CustomerMarks marks,
            OfferLimits limits,
            Ids ids,
            BusinessClock clock) {
        this.offers = offers;
        this.grants = grants;
        this.queries = queries;
        this.belongings = belongings;
        this.members = members;
        this.marks = marks;
        this.limits = limits;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param grant absent where the member has not taken it */
    public record Seen(Stored<Offer> offer, @Nullable OfferGrant grant) {
        private Instant end() {
            return grant == null
                    ? requireNonNull(offer.state().terms().validity().to())
                    : grant.validTo();
        }
    }

    /** The first to end first; 404 for a customer nothing was heard of, nothing for a deleted one. */
    public Mono<List<Seen>> of(String customerId) {
        Instant now = clock.instant();
        return members.ofCustomer(customerId)
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        Problems.NOT_FOUND, "member: " + customerId + " (expected: a customer that is enrolled)")))
                .then(belonging(customerId))
                .flatMap(belonging -> queries.open(now, limits.activeMax())
                        .collectList()
                        .flatMap(open -> seen(customerId, open, now))
                        .map(all -> all.stream()
                                .filter(seen -> isThere(seen, belonging, now))
                                .sorted(comparing(Seen::end))
                                .toList()))
                .defaultIfEmpty(List.of());
    }

    private Mono<List<Seen>> seen(String customerId, List<Stored<Offer>> open, Instant now) {
        return taken(customerId, open, now)
                .flatMap(taken -> with(taken.values(), open)
                        .map(all -> all.stream()
                                .map(offer -> new Seen(offer, taken.get(offer.id())))
                                .toList()));
    }

    /** Offers that somebody took are there for it although they were ended or archived since. */
    private Mono<List<Stored<Offer>>> with(Collection<OfferGrant> taken, List<Stored<Offer>> open) {
        Set<String> known = open.stream().map(Stored::id).collect(toSet());
        List<String> others = taken.stream()
                .map(OfferGrant::offerId)
                .filter(id -> !known.contains(id))
                .toList();
        return others.isEmpty()
                ? Mono.just(open)
                : offers.findAll(others)
                        .map(found ->
                                Stream.concat(open.stream(), found.stream()).toList());
    }

    /** Empty where it is not there for the customer. */
    public Mono<Seen> find(String offerId, String customerId) {
        Instant now = clock.instant();
        return belonging(customerId)
                .flatMap(belonging -> offers.find(offerId)
                        .zipWith(grant(offerId, customerId), (offer, grant) -> new Seen(offer, grant.orElse(null)))
                        .filter(seen -> isThere(seen, belonging, now)));
    }

    private static boolean isThere(Seen seen, Belonging belonging, Instant now) {
        OfferGrant grant = seen.grant();
        return grant == null ? seen.offer().state().isOpenTo(belonging, now) : now.isBefore(grant.validTo());
    }

    /** Empty for a deleted customer. */
    private Mono<Belonging> belonging(String customerId) {
        return marks.of(customerId).filter(mark -> !mark.deleted()).flatMap(_ -> belongings.of(customerId));
    }

    private Mono<Optional<OfferGrant>> grant(String offerId, String customerId) {
        return grants.find(grantId(offerId, customerId))
                .map(stored -> Optional.of(stored.state()))
                .defaultIfEmpty(Optional.empty());
    }

    /** By offer: of the open ones also what is over by now, since it is not there again when the offer is prolonged. */
    private Mono<Map<String, OfferGrant>> taken(String customerId, List<Stored<Offer>> open, Instant now) {
        List<String> ids =
                open.stream().map(offer -> grantId(offer.id(), customerId)).toList();
        return queries.grantsOf(customerId, now, limits.activeMax())
                .collectList()
                .zipWith(
                        grants.findAll(ids),
                        (lasting, ofOpen) -> Stream.concat(lasting.stream(), ofOpen.stream())
                                .map(Stored::state)
                                .collect(toMap(OfferGrant::offerId, grant -> grant, (grant, _) -> grant)));
    }

    /** One for each offer and customer, which is what makes it once. */
    String grantId(String offerId, String customerId) {
        return ids.derived("ofg", offerId, customerId);
    }
}
