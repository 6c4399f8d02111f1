package dev.fives.loyalty.config;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.journal.Journal;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.Rounds;
import dev.fives.loyalty.account.app.Accounts;
import dev.fives.loyalty.account.app.LedgerBody;
import dev.fives.loyalty.account.app.PointsLedger;
import dev.fives.loyalty.account.app.Wallets;
import dev.fives.loyalty.liability.app.KnownTotals;
import dev.fives.loyalty.liability.app.SumUpPoints;
import dev.fives.loyalty.liability.app.WatchLiability;
import dev.fives.loyalty.liability.mongo.MongoKnownTotals;
import dev.fives.loyalty.member.Members;
import dev.fives.loyalty.statement.app.Statements;
import dev.fives.loyalty.statement.model.Closing;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts that read the ledger back: statements, and what the programme owes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReportProperties.class)
class ReportWiring {

    @Bean
    Statements statements(
            Journal<LedgerBody> ledger,
            PointsLedger points,
            Members members,
            ReportProperties properties,
            BusinessClock clock) {
        return new Statements(
                ledger,
                points,
                members,
                properties.statementEntriesMax(),
                new Closing(properties.statementMargin()),
                clock);
    }

    @Bean
    KnownTotals knownTotals(MongoDatabase database) {
        return new MongoKnownTotals(database);
    }

    @Bean
    WatchLiability watchLiability(
            Members members,
            Accounts accounts,
            Wallets wallets,
            Journal<LedgerBody> ledger,
            KnownTotals known,
            BusinessClock clock,
            ReportProperties properties,
            MeterRegistry meters) {
        SumUpPoints sum =
                new SumUpPoints(members, accounts, wallets, ledger, known, clock, properties.liabilityMembersAtOnce());
        return new WatchLiability(sum, meters);
    }

    @Bean
    Rounds liabilityLooks(WatchLiability liability, ReportProperties properties) {
        return new Rounds("liability", properties.liabilityInterval(), liability::look);
    }
}
