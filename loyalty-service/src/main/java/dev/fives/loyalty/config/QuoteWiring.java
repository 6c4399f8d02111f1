package dev.fives.loyalty.config;

import dev.fives.loyalty.account.app.SpendablePoints;
import dev.fives.loyalty.member.Members;
import dev.fives.loyalty.quote.app.DiscountSources;
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
    QuoteBenefits quoteBenefits(
            Members members, SpendablePoints customers, List<DiscountSources> sources, QuoteProperties properties) {
        return new QuoteBenefits(members, customers, sources, properties.limits());
    }
}
