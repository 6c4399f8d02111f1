package dev.fives.loyalty.config;

import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import dev.fives.loyalty.account.app.AccountDues;
import dev.fives.loyalty.program.app.ProgramPlace;
import dev.fives.loyalty.program.app.Programs;
import dev.fives.loyalty.program.app.SharedProgram;
import dev.fives.loyalty.program.model.Program;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts that say how points live. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProgramProperties.class)
class ProgramWiring {

    @Bean
    AggregateStore<Program> programStore(AggregateStores stores) {
        return stores.of(new AggregateSpec<>("program", "programs", StateCodec.record(Program.class)));
    }

    @Bean
    ProgramPlace programPlace(LoyaltyProperties loyalty) {
        return new ProgramPlace(loyalty.programId(), loyalty.zone());
    }

    @Bean
    SharedProgram sharedProgram(
            AggregateStore<Program> store, LoyaltyProperties loyalty, ProgramProperties properties) {
        return new SharedProgram(
                () -> store.find(loyalty.programId()),
                loyalty.program(),
                loyalty.zone(),
                properties.lotsMax(),
                properties.termsMaxAge(),
                System::nanoTime);
    }

    @Bean
    Programs programs(
            AggregateStore<Program> store,
            SharedProgram shared,
            AccountDues dues,
            LoyaltyProperties loyalty,
            ProgramProperties properties,
            BusinessClock business,
            RealClock real) {
        return new Programs(store, shared, dues, loyalty.programId(), properties.limits(), business, real);
    }
}
