package dev.fives.loyalty.reward.app;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.fives.kit.problem.Violations;
import dev.fives.loyalty.account.app.Wallets;
import dev.fives.loyalty.catalogue.app.CatalogueChecks;
import dev.fives.loyalty.catalogue.app.CatalogueLimits;
import dev.fives.loyalty.catalogue.app.TitleDraft;
import dev.fives.loyalty.reward.model.RewardTerms;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reward as it is wished, not checked yet.
 *
 * @param wallet that of purchases where it is absent
 * @param stock items in all, those that are gone already too; absent for as many as anybody wants
 * @param validFrom now where it is absent
 */
public record RewardDraft(
        @Nullable TitleDraft name,
        @Nullable Long points,
        @Nullable String wallet,
        @Nullable Long stock,
        @Nullable Instant validFrom,
        @Nullable Instant validTo,
        @Nullable Integer perMemberLimit,
        @Nullable List<@Nullable String> tiers,
        @Nullable List<@Nullable String> segments) {

    /** @param wallets that there are */
    RewardTerms checked(RewardLimits limits, CatalogueLimits catalogue, List<String> wallets, Instant now) {
        Violations violations = new Violations();
        CatalogueChecks checks = new CatalogueChecks(violations, catalogue);
        String from = requireNonNullElse(wallet, Wallets.POINTS);
        violations.check(
                points != null && points > 0 && points <= limits.pointsMax(),
                "/points",
                "points: " + points + " (expected: 1 to " + limits.pointsMax() + ")");
        violations.check(wallets.contains(from), "/wallet", "wallet: unknown (expected: a wallet of the programme)");
        violations.check(
                stock == null || (stock >= 0 && stock <= limits.stockMax()),
                "/stock",
                "stock: " + stock + " (expected: 0 to " + limits.stockMax() + ")");
        violations.check(
                perMemberLimit == null || (perMemberLimit > 0 && perMemberLimit <= limits.perMemberMax()),
                "/perMemberLimit",
                "perMemberLimit: " + perMemberLimit + " (expected: 1 to " + limits.perMemberMax() + ")");
        var name = checks.title(this.name);
        var validity = checks.validity(validFrom, validTo, now);
        var audience = checks.audience(tiers, segments);
        violations.throwIfAny();
        return new RewardTerms(name, requireNonNull(points), from, validity, perMemberLimit, audience);
    }
}
