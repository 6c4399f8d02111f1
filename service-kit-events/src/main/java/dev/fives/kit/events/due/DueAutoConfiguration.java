package dev.fives.kit.events.due;

import dev.fives.kit.config.CoreAutoConfiguration;
import dev.fives.kit.time.BusinessClock;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Polls every DueWork bean. */
@AutoConfiguration(after = CoreAutoConfiguration.class)
@EnableConfigurationProperties(DueProperties.class)
public class DueAutoConfiguration {
    @Bean
    DuePoller duePoller(
            ObjectProvider<DueWork> works, BusinessClock clock, DueProperties limits, MeterRegistry meters) {
        return new DuePoller(works.orderedStream().toList(), clock, limits, meters);
    }
}
