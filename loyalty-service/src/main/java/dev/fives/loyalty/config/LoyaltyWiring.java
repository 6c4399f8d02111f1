package dev.fives.loyalty.config;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Topic;
import dev.fives.contracts.loyalty.PointsEntry;
import dev.fives.kit.events.consistency.Projections;
import dev.fives.kit.events.due.DueWork;
import dev.fives.kit.events.journal.Journal;
import dev.fives.kit.events.journal.JournalSpec;
import dev.fives.kit.events.journal.Journals;
import dev.fives.kit.events.listener.EventHandler;
import dev.fives.kit.events.listener.Subscription;
import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.kit.events.state.StateSource;
import dev.fives.kit.events.store.IndexCheck;
import dev.fives.kit.events.store.StoreFaults;
import dev.fives.kit.id.Ids;
import dev.fives.kit.time.BusinessClock;
import dev.fives.loyalty.account.app.AccountDues;
import dev.fives.loyalty.account.app.Accounts;
import dev.fives.loyalty.account.app.EarnPoints;
import dev.fives.loyalty.account.app.EntryRule;
import dev.fives.loyalty.account.app.FireAccountDues;
import dev.fives.loyalty.account.app.HoldingsFollow;
import dev.fives.loyalty.account.app.LedgerBody;
import dev.fives.loyalty.account.app.PointsLedger;
import dev.fives.loyalty.account.app.PointsMeters;
import dev.fives.loyalty.account.app.ProveLedger;
import dev.fives.loyalty.account.app.UsedAccounts;
import dev.fives.loyalty.account.app.Wallets;
import dev.fives.loyalty.account.kafka.EarnOnProfile;
import dev.fives.loyalty.account.kafka.EarnOnPurchase;
import dev.fives.loyalty.account.kafka.LoyaltyStates;
import dev.fives.loyalty.account.kafka.PointsEvents;
import dev.fives.loyalty.account.kafka.WatchAccountDues;
import dev.fives.loyalty.account.mongo.MongoAccountDues;
import dev.fives.loyalty.achievement.app.ReachAchievements;
import dev.fives.loyalty.achievement.kafka.AchievementOnPurchase;
import dev.fives.loyalty.care.app.CareByPlan;
import dev.fives.loyalty.care.app.HoldCare;
import dev.fives.loyalty.care.app.KeepCalendar;
import dev.fives.loyalty.care.kafka.CareOnConsent;
import dev.fives.loyalty.care.kafka.CareOnDeletion;
import dev.fives.loyalty.care.kafka.CareOnProfile;
import dev.fives.loyalty.care.kafka.CareOnPurchase;
import dev.fives.loyalty.care.kafka.CareOnTicket;
import dev.fives.loyalty.coupon.app.CompensateByCoupon;
import dev.fives.loyalty.member.CustomerMark;
import dev.fives.loyalty.member.CustomerMarks;
import dev.fives.loyalty.member.EnrolNewCustomer;
import dev.fives.loyalty.member.HearOfDeletion;
import dev.fives.loyalty.member.Member;
import dev.fives.loyalty.member.Members;
import dev.fives.loyalty.referral.app.FollowPurchase;
import dev.fives.loyalty.referral.kafka.ReferralOnPurchase;
import dev.fives.loyalty.remedy.app.DecideRemedy;
import dev.fives.loyalty.remedy.app.RemediesAreTold;
import dev.fives.loyalty.remedy.app.Remedy;
import dev.fives.loyalty.remedy.kafka.DecideRequestedRemedy;
import dev.fives.loyalty.remedy.model.RemedyTerms;
import dev.fives.loyalty.tier.app.TierStandings;
import dev.fives.loyalty.tier.kafka.CountEntry;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LoyaltyProperties.class)
class LoyaltyWiring {
    static final String GROUP = "loyalty";

    @Bean
    Members members(AggregateStores stores, Ids ids, LoyaltyProperties properties) {
        AggregateSpec<Member> spec = new AggregateSpec<>("member", "members", StateCodec.record(Member.class));
        return new Members(stores.of(spec), ids, properties.programId());
    }

    @Bean
    CustomerMarks customerMarks(AggregateStores stores) {
        return new CustomerMarks(stores.of(
                new AggregateSpec<>("customer-mark", "customer_marks", StateCodec.record(CustomerMark.class))));
    }

    @Bean
    Journal<LedgerBody> ledger(Journals journals, MeterRegistry meters) {
        return journals.of(new JournalSpec<>(
                "account",
                "ledger",
                StateCodec.record(LedgerBody.class),
                PointsEvents::of,
                new PointsMeters(meters)::count));
    }

    @Bean
    Accounts accounts(Ids ids, LoyaltyProperties properties) {
        return new Accounts(ids, properties.programId());
    }

    @Bean
    PointsLedger pointsLedger(
            Journal<LedgerBody> ledger,
            Accounts accounts,
            Wallets wallets,
            Members members,
            BusinessClock clock,
            UsedAccounts used) {
        return new PointsLedger(ledger, accounts, wallets, members, clock, used);
    }

    @Bean
    StateSource loyaltyStates(Members members, Accounts accounts, Journal<LedgerBody> ledger) {
        return new LoyaltyStates(members, accounts, ledger);
    }

    @Bean
    AccountDues accountDues(MongoDatabase database, StoreFaults faults, IndexCheck indexes, MeterRegistry meters) {
        indexes.register(MongoAccountDues.indexes());
        return new MongoAccountDues(database, faults, meters);
    }

    @Bean
    DueWork accountDueWork(AccountDues dues, PointsLedger ledger, LoyaltyProperties properties) {
        return new FireAccountDues(dues, ledger, properties.dueAccountsAtOnce());
    }

    @Bean
    AggregateStore<Remedy> remedyStore(AggregateStores stores) {
        return stores.of(new AggregateSpec<>("remedy", "remedies", StateCodec.record(Remedy.class)));
    }

    @Bean
    DecideRemedy decideRemedy(
            AggregateStore<Remedy> store,
            PointsLedger ledger,
            CompensateByCoupon coupons,
            LoyaltyProperties properties,
            CouponProperties couponProperties) {
        RemedyTerms terms = new RemedyTerms(
                properties.remedy().pointsMax(), couponProperties.remedy().valueMax());
        return new DecideRemedy(store, ledger, coupons, terms);
    }

    @Bean
    ProveLedger proveLedger(Journal<LedgerBody> ledger, List<EntryRule> rules) {
        return new ProveLedger(ledger, rules);
    }

    @Bean
    EntryRule holdingsFollow() {
        return new HoldingsFollow();
    }

    @Bean
    EntryRule remediesAreTold(AggregateStore<Remedy> remedies) {
        return new RemediesAreTold(remedies);
    }

    /** Members, points and care follow from what other services tell. */
    @Bean
    Projections loyaltyProjections() {
        return new Projections(List.of("/members/**", "/care-tasks/**"));
    }

    /** No parking: the member's id, the entry's source and the kept sequences are the memory, whatever came before. */
    @Bean
    Subscription customers(
            Members members, CustomerMarks marks, HoldCare hold, KeepCalendar calendars, EarnOnProfile profile) {
        EventHandler enrol = new EnrolNewCustomer(members);
        EventHandler member = new HearOfDeletion(members, marks);
        EventHandler care = new CareOnDeletion(hold);
        EventHandler calendar = new CareOnProfile(calendars);
        EventHandler existence = event -> member.handle(event)
                .then(Mono.defer(() -> care.handle(event)))
                .then(Mono.defer(() -> calendar.handle(event)));
        return new Subscription(
                GROUP,
                Topic.CUSTOMER,
                Map.of(
                        EventTypes.CUSTOMER_CREATED,
                        event -> enrol.handle(event)
                                .then(Mono.defer(() -> profile.handle(event)))
                                .then(Mono.defer(() -> calendar.handle(event))),
                        EventTypes.CUSTOMER_UPDATED,
                        event -> profile.handle(event).then(Mono.defer(() -> calendar.handle(event))),
                        EventTypes.CUSTOMER_DELETED,
                        existence,
                        EventTypes.CUSTOMER_RESTORED,
                        existence,
                        EventTypes.CONSENT_CHANGED,
                        new CareOnConsent(hold)),
                false);
    }

    @Bean
    Subscription purchases(EarnPoints earnPoints, CareByPlan plans) {
        EarnOnPurchase earn = new EarnOnPurchase(earnPoints);
        EventHandler care = new CareOnPurchase(plans);
        return new Subscription(
                GROUP,
                Topic.PURCHASE,
                Map.of(
                        EventTypes.PURCHASE_RECORDED,
                        event -> earn.handle(event).then(Mono.defer(() -> care.handle(event))),
                        EventTypes.PURCHASE_REFUNDED,
                        earn),
                false);
    }

    /** What the ledger tells is heard back: an entry is written once, and whatever else follows from it follows here. */
    @Bean
    Subscription points(
            AccountDues dues, TierStandings tiers, FollowPurchase referrals, ReachAchievements achievements) {
        EventHandler watch = new WatchAccountDues(dues);
        EventHandler count = new CountEntry(tiers);
        EventHandler referral = new ReferralOnPurchase(referrals);
        EventHandler achievement = new AchievementOnPurchase(achievements);
        EventHandler all = event -> watch.handle(event)
                .then(Mono.defer(() -> count.handle(event)))
                .then(Mono.defer(() -> referral.handle(event)))
                .then(Mono.defer(() -> achievement.handle(event)));
        Map<EventType, EventHandler> handlers = EventTypes.all().stream()
                .filter(type -> type.data() == PointsEntry.class)
                .collect(toUnmodifiableMap(type -> type, type -> all));
        return new Subscription(GROUP, Topic.LOYALTY, handlers, false);
    }

    /** No parking: every event tells how the ticket is, and the highest sequence counts. */
    @Bean
    Subscription tickets(DecideRemedy remedies, HoldCare hold, CareByPlan plans) {
        CareOnTicket care = new CareOnTicket(hold, plans);
        EventHandler remedy = new DecideRequestedRemedy(remedies);
        Map<EventType, EventHandler> handlers = new HashMap<>();
        EventTypes.all().stream()
                .filter(type -> type.topic() == Topic.TICKET)
                .forEach(type -> handlers.put(type, care));
        handlers.put(
                EventTypes.COMPLAINT_REMEDY_REQUESTED,
                event -> remedy.handle(event).then(Mono.defer(() -> care.handle(event))));
        return new Subscription(GROUP, Topic.TICKET, handlers, false);
    }
}
