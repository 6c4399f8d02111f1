package dev.fives.loyalty.config;

import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.id.Ids;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import dev.fives.loyalty.account.app.SpendablePoints;
import dev.fives.loyalty.catalogue.app.Belongings;
import dev.fives.loyalty.member.CustomerMarks;
import dev.fives.loyalty.member.Members;
import dev.fives.loyalty.offer.app.ClaimOffer;
import dev.fives.loyalty.offer.app.MemberOffers;
import dev.fives.loyalty.offer.app.OfferQueries;
import dev.fives.loyalty.offer.app.Offers;
import dev.fives.loyalty.offer.model.Offer;
import dev.fives.loyalty.offer.model.OfferGrant;
import dev.fives.loyalty.offer.mongo.MongoOffers;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts that make offers and let members take them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OfferProperties.class)
class OfferWiring {

    @Bean
    AggregateStore<Offer> offerStore(AggregateStores stores) {
        return MongoOffers.aggregates(stores);
    }

    @Bean
    AggregateStore<OfferGrant> offerGrantStore(AggregateStores stores) {
        return MongoOffers.grants(stores);
    }

    @Bean
    IndexSpec offerIndexes() {
        return MongoOffers.indexes();
    }

    @Bean
    IndexSpec offerGrantIndexes() {
        return MongoOffers.grantIndexes();
    }

    @Bean
    OfferQueries offerQueries(AggregateStore<Offer> store, AggregateStore<OfferGrant> grants) {
        return new MongoOffers(store, grants);
    }

    @Bean
    Offers offers(
            AggregateStore<Offer> store,
            OfferQueries queries,
            OfferProperties properties,
            RewardProperties rewards,
            Ids ids,
            BusinessClock business,
            RealClock real) {
        return new Offers(store, queries, properties.limits(), rewards.catalogue(), ids, business, real);
    }

    @Bean
    MemberOffers memberOffers(
            AggregateStore<Offer> offers,
            AggregateStore<OfferGrant> grants,
            OfferQueries queries,
            Belongings belongings,
            Members members,
            CustomerMarks marks,
            OfferProperties properties,
            Ids ids,
            BusinessClock clock) {
        return new MemberOffers(offers, grants, queries, belongings, members, marks, properties.limits(), ids, clock);
    }

    @Bean
    ClaimOffer claimOffer(
            AggregateStore<OfferGrant> grants, MemberOffers offers, SpendablePoints members, BusinessClock clock) {
        return new ClaimOffer(grants, offers, members, clock);
    }
}
