package dev.fives.loyalty.config;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Topic;
import dev.fives.kit.events.journal.Journal;
import dev.fives.kit.events.journal.JournalSpec;
import dev.fives.kit.events.journal.Journals;
import dev.fives.kit.events.listener.Subscription;
import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.kit.id.Ids;
import dev.fives.loyalty.account.app.Accounts;
import dev.fives.loyalty.account.app.EarnPoints;
import dev.fives.loyalty.account.app.LedgerBody;
import dev.fives.loyalty.account.app.LedgerCheck;
import dev.fives.loyalty.account.app.PointsMeters;
import dev.fives.loyalty.account.kafka.EarnOnPurchase;
import dev.fives.loyalty.account.kafka.PointsEvents;
import dev.fives.loyalty.member.EnrolNewCustomer;
import dev.fives.loyalty.member.Member;
import dev.fives.loyalty.member.Members;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LoyaltyProperties.class)
class LoyaltyWiring {
    private static final String GROUP = "loyalty";

    @Bean
    Members members(AggregateStores stores, Ids ids, LoyaltyProperties properties) {
        AggregateSpec<Member> spec = new AggregateSpec<>("member", "members", StateCodec.record(Member.class));
        return new Members(stores.of(spec), ids, properties.programId());
    }

    @Bean
    Journal<LedgerBody> ledger(Journals journals) {
        return journals.of(
                new JournalSpec<>("account", "ledger", StateCodec.record(LedgerBody.class), PointsEvents::of));
    }

    @Bean
    Accounts accounts(Ids ids, LoyaltyProperties properties) {
        return new Accounts(ids, properties.programId());
    }

    @Bean
    EarnPoints earnPoints(
            Journal<LedgerBody> ledger, Accounts accounts, Members members, Ids ids, MeterRegistry meters) {
        return new EarnPoints(ledger, accounts, members, ids, new PointsMeters(meters));
    }

    @Bean
    LedgerCheck ledgerCheck(
            Members members,
            Accounts accounts,
            Journal<LedgerBody> ledger,
            LoyaltyProperties properties,
            MeterRegistry meters) {
        LoyaltyProperties.SelfCheck limits = properties.selfCheck();
        return new LedgerCheck(members, accounts, ledger, limits.interval(), limits.accounts(), meters);
    }

    /** No parking: the member's id and the entry's source are the memory, whatever came before. */
    @Bean
    Subscription customers(Members members) {
        return new Subscription(
                GROUP, Topic.CUSTOMER, Map.of(EventTypes.CUSTOMER_CREATED, new EnrolNewCustomer(members)), false);
    }

    @Bean
    Subscription purchases(EarnPoints earnPoints) {
        EarnOnPurchase earn = new EarnOnPurchase(earnPoints);
        return new Subscription(
                GROUP,
                Topic.PURCHASE,
                Map.of(EventTypes.PURCHASE_RECORDED, earn, EventTypes.PURCHASE_REFUNDED, earn),
                false);
    }
}
