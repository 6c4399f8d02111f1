package dev.fives.loyalty.config;

import dev.fives.kit.time.Rounds;
import dev.fives.loyalty.account.app.Accounts;
import dev.fives.loyalty.account.app.LedgerCheck;
import dev.fives.loyalty.account.app.ProveLedger;
import dev.fives.loyalty.account.app.UsedAccounts;
import dev.fives.loyalty.account.app.Wallets;
import dev.fives.loyalty.config.LoyaltyProperties.SelfCheck;
import dev.fives.loyalty.member.Members;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ledger proves itself while it runs. */
@Configuration(proxyBeanMethods = false)
class SelfCheckWiring {

    @Bean
    UsedAccounts usedAccounts(LoyaltyProperties properties) {
        return new UsedAccounts(properties.selfCheck().usedAccountsMax());
    }

    @Bean
    LedgerCheck ledgerCheck(
            Members members,
            Accounts accounts,
            Wallets wallets,
            UsedAccounts used,
            ProveLedger ledger,
            LoyaltyProperties properties,
            MeterRegistry meters) {
        SelfCheck limits = properties.selfCheck();
        LedgerCheck.Pace pace = new LedgerCheck.Pace(limits.accounts(), limits.accountsAtOnce());
        return new LedgerCheck(members, accounts, wallets, used, ledger, pace, meters);
    }

    @Bean
    Rounds ledgerChecks(LedgerCheck check, LoyaltyProperties properties) {
        return Rounds.afterAPause("ledger check", properties.selfCheck().interval(), check::look);
    }
}
