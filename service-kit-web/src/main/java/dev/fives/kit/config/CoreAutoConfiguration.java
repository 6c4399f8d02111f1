package dev.fives.kit.config;

import dev.fives.kit.id.Ids;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Clocks and ids. A local stack brings a business clock that moves. */
@AutoConfiguration
public class CoreAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    BusinessClock businessClock() {
        return BusinessClock.system();
    }

    @Bean
    @ConditionalOnMissingBean
    RealClock realClock() {
        return RealClock.system();
    }

    @Bean
    @ConditionalOnMissingBean
    Ids ids(RealClock clock) {
        return Ids.of(clock);
    }
}
