package dev.fives.loyalty.offer.web;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.loyalty.catalogue.model.Title;
import dev.fives.loyalty.offer.app.MemberOffers.Seen;
import dev.fives.loyalty.offer.model.Offer;
import dev.fives.loyalty.offer.model.OfferGrant;
import dev.fives.loyalty.offer.model.OfferTerms;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An offer on the wire.
 *
 * @param validTo of who has taken it, as it was then
 * @param claimedAt when the member that it is shown for took it
 */
record OfferView(
        String offerId,
        String status,
        Title name,
        OfferValueView value,
        Instant validFrom,
        Instant validTo,
        List<String> tiers,
        List<String> segments,
        @Nullable Instant archivedAt,
        @Nullable Instant claimedAt) {

    static OfferView of(Stored<Offer> offer) {
        OfferTerms terms = offer.state().terms();
        Instant end = Objects.requireNonNull(terms.validity().to());
        return of(offer, OfferValueView.of(terms.value()), end, null);
    }

    /** As it was when the member took it, if it did. */
    static OfferView of(Seen seen) {
        OfferGrant grant = seen.grant();
        return grant == null
                ? of(seen.offer())
                : of(seen.offer(), OfferValueView.of(grant.value()), grant.validTo(), grant.at());
    }

    private static OfferView of(
            Stored<Offer> stored, OfferValueView value, Instant validTo, @Nullable Instant claimedAt) {
        Offer offer = stored.state();
        OfferTerms terms = offer.terms();
        return new OfferView(
                stored.id(),
                offer.isArchived() ? "ARCHIVED" : "ACTIVE",
                terms.name(),
                value,
                terms.validity().from(),
                validTo,
                terms.audience().tiers(),
                terms.audience().segments(),
                offer.archivedAt(),
                claimedAt);
    }
}
