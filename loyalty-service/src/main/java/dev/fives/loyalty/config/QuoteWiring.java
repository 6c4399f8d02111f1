package dev.fives.loyalty.config;

import dev.fives.kit.time.BusinessClock;
import dev.fives.loyalty.account.app.SpendablePoints;
import dev.fives.loyalty.coupon.app.FindCoupon;
import dev.fives.loyalty.member.Members;
import dev.fives.loyalty.offer.app.MemberOffers;
import dev.fives.loyalty.quote.app.CouponDiscounts;
import dev.fives.loyalty.quote.app.DiscountSources;
import dev.fives.loyalty.quote.app.OfferDiscounts;
import dev.fives.loyalty.quote.app.QuoteBenefits;
import dev.fives.loyalty.quote.app.TierDiscounts;
import dev.fives.loyalty.tier.app.MemberTiers;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts that say what a cart would cost. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(QuoteProperties.class)
class QuoteWiring {

    @Bean
    DiscountSources tierDiscounts(MemberTiers tiers) {
        return new TierDiscounts(tiers);
    }

    @Bean
    DiscountSources offerDiscounts(MemberOffers offers) {
        return new OfferDiscounts(offers);
    }

    @Bean
    DiscountSources couponDiscounts(FindCoupon find, BusinessClock clock) {
        return new CouponDiscounts(find, clock);
    }

    @Bean
    QuoteBenefits quoteBenefits(
            Members members, SpendablePoints customers, List<DiscountSources> sources, QuoteProperties properties) {
        return new QuoteBenefits(members, customers, sources, properties.limits());
    }
}
