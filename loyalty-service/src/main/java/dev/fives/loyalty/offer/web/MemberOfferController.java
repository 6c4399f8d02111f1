package dev.fives.loyalty.offer.web;

import dev.fives.kit.problem.Violations;
import dev.fives.loyalty.offer.app.ClaimOffer;
import dev.fives.loyalty.offer.app.MemberOffers;
import dev.fives.loyalty.offer.model.OfferGrant;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What is offered to a member, and that it takes it. */
@RestController
class MemberOfferController {
    private static final Pattern CUSTOMER = Pattern.compile("cus_[A-Za-z0-9_.-]{1,100}");

    private final MemberOffers offers;
    private final ClaimOffer claims;

    MemberOfferController(MemberOffers offers, ClaimOffer claims) {
        this.offers = offers;
        this.claims = claims;
    }

    record OfferList(List<OfferView> items) {}

    record OfferClaim(@Nullable String customerId) {}

    record OfferGrantView(
            String id, String offerId, String customerId, OfferValueView value, Instant validTo, Instant claimedAt) {
        static OfferGrantView of(String id, OfferGrant grant) {
            return new OfferGrantView(
                    id,
                    grant.offerId(),
                    grant.customerId(),
                    OfferValueView.of(grant.value()),
                    grant.validTo(),
                    grant.at());
        }
    }

    @GetMapping("/members/{customerId}/offers")
    Mono<OfferList> list(@PathVariable String customerId) {
        return offers.of(customerId)
                .map(seen -> new OfferList(seen.stream().map(OfferView::of).toList()));
    }

    @PostMapping("/offers/{offerId}/claim")
    Mono<OfferGrantView> claim(@PathVariable String offerId, @RequestBody OfferClaim claim) {
        String customerId = claim.customerId();
        Violations violations = new Violations();
        violations.check(
                customerId != null && CUSTOMER.matcher(customerId).matches(),
                "/customerId",
                "customerId: not one (expected: cus_…)");
        violations.throwIfAny();
        return claims.claim(offerId, Objects.requireNonNull(customerId))
                .map(stored -> OfferGrantView.of(stored.id(), stored.state()));
    }
}
