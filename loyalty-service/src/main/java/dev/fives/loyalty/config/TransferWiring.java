package dev.fives.loyalty.config;

import dev.fives.kit.events.due.DueWork;
import dev.fives.kit.events.journal.Journal;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.id.Ids;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import dev.fives.loyalty.account.app.EntryRule;
import dev.fives.loyalty.account.app.LedgerBody;
import dev.fives.loyalty.account.app.PointsLedger;
import dev.fives.loyalty.account.app.RepeatUnfinished;
import dev.fives.loyalty.account.app.SpendablePoints;
import dev.fives.loyalty.allowance.Allowances;
import dev.fives.loyalty.member.CustomerMarks;
import dev.fives.loyalty.member.Members;
import dev.fives.loyalty.transfer.app.CarryOnTransfer;
import dev.fives.loyalty.transfer.app.TransferPoints;
import dev.fives.loyalty.transfer.app.Transfers;
import dev.fives.loyalty.transfer.app.TransfersAreTold;
import dev.fives.loyalty.transfer.model.Transfer;
import dev.fives.loyalty.transfer.mongo.MongoTransfers;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts that deal with transfers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TransferProperties.class)
class TransferWiring {

    @Bean
    AggregateStore<Transfer> transferStore(AggregateStores stores) {
        return MongoTransfers.aggregates(stores);
    }

    @Bean
    IndexSpec transferIndexes() {
        return MongoTransfers.indexes();
    }

    @Bean
    Transfers transfers(AggregateStore<Transfer> store) {
        return new MongoTransfers(store);
    }

    @Bean
    CarryOnTransfer carryOnTransfer(AggregateStore<Transfer> store, PointsLedger ledger, CustomerMarks marks) {
        return new CarryOnTransfer(store, ledger, marks);
    }

    @Bean
    TransferPoints transferPoints(
            AggregateStore<Transfer> store,
            CarryOnTransfer flow,
            SpendablePoints spendable,
            Members members,
            Allowances allowances,
            TransferProperties properties,
            Ids ids,
            BusinessClock business,
            RealClock real) {
        return new TransferPoints(
                store, flow, spendable, members, allowances, properties.limits(), ids, business, real);
    }

    @Bean
    DueWork transferDueWork(Transfers transfers, CarryOnTransfer flow) {
        return new RepeatUnfinished<>("transfers", transfers, flow::repeat);
    }

    @Bean
    EntryRule transfersAreTold(AggregateStore<Transfer> store, Journal<LedgerBody> ledger) {
        return new TransfersAreTold(store, ledger);
    }
}
