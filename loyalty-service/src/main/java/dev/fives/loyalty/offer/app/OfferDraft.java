package dev.fives.loyalty.offer.app;

import static java.util.Objects.requireNonNullElse;

import dev.fives.kit.problem.Violations;
import dev.fives.loyalty.catalogue.app.CatalogueChecks;
import dev.fives.loyalty.catalogue.app.CatalogueLimits;
import dev.fives.loyalty.catalogue.app.TitleDraft;
import dev.fives.loyalty.offer.model.OfferTerms;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An offer as it is wished, not checked yet.
 *
 * @param validFrom now where it is absent
 */
public record OfferDraft(
        @Nullable TitleDraft name,
        @Nullable OfferValueDraft value,
        @Nullable Instant validFrom,
        @Nullable Instant validTo,
        @Nullable List<@Nullable String> tiers,
        @Nullable List<@Nullable String> segments) {

    OfferTerms checked(OfferLimits limits, CatalogueLimits catalogue, Instant now) {
        Violations violations = new Violations();
        CatalogueChecks checks = new CatalogueChecks(violations, catalogue);
        var title = checks.title(name);
        var worth = requireNonNullElse(value, OfferValueDraft.NONE).read(violations, limits);
        var audience = checks.audience(tiers, segments);
        violations.check(
                !audience.isEverybody(), "/tiers", "tiers: absent (expected: tiers or segments that it is for)");
        violations.check(validTo != null, "/validTo", "validTo: absent (expected: when it is over)");
        var validity = checks.validity(validFrom, validTo, now);
        violations.throwIfAny();
        return new OfferTerms(title, worth, audience, validity);
    }
}
