package dev.fives.loyalty.quote.app;

import static java.util.Objects.requireNonNull;

import dev.fives.loyalty.quote.model.Considered;
import dev.fives.loyalty.quote.model.DiscountSource.Group;
import dev.fives.loyalty.quote.model.TierDiscount;
import dev.fives.loyalty.quote.model.WhyNot;
import dev.fives.loyalty.tier.app.MemberTiers;
import dev.fives.loyalty.tier.model.Benefit;
import dev.fives.loyalty.tier.model.BenefitDiscount;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Flux;

/** The discounts among the benefits of the tier that a member holds now. */
public final class TierDiscounts implements DiscountSources {
    private final MemberTiers tiers;

    public TierDiscounts(MemberTiers tiers) {
        this.tiers = tiers;
    }

    @Override
    public Flux<Considered> of(QuoteDraft.Ask ask) {
        return tiers.entitlement(ask.customerId()).flatMapIterable(TierDiscounts::considered);
    }

    private static List<Considered> considered(MemberTiers.Entitlement entitlement) {
        String tier = entitlement.tier();
        if (tier == null) {
            return List.of(new Considered.Refused(Group.TIER, null, WhyNot.NO_TIER));
        }
        List<Considered> discounts = entitlement.benefits().stream()
                .filter(benefit -> benefit.discount() != null)
                .map(benefit -> considered(tier, benefit, entitlement.used()))
                .toList();
        return discounts.isEmpty()
                ? List.of(new Considered.Refused(Group.TIER, null, WhyNot.NO_DISCOUNT_IN_TIER))
                : discounts;
    }

    private static Considered considered(String tier, Benefit benefit, Set<String> used) {
        BenefitDiscount discount = requireNonNull(benefit.discount());
        TierDiscount source =
                new TierDiscount(benefit.code(), tier, discount.percent(), Set.copyOf(discount.excludedCategories()));
        return used.contains(benefit.code())
                ? new Considered.Refused(Group.TIER, source, WhyNot.USED)
                : new Considered.Candidate(source);
    }
}
