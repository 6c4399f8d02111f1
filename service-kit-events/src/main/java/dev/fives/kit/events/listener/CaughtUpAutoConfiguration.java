package dev.fives.kit.events.listener;

import dev.fives.kit.time.RealClock;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.KafkaAdmin;

/** For those who decide by what they have not heard. */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
@EnableConfigurationProperties(CaughtUpProperties.class)
public final class CaughtUpAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    CaughtUps caughtUps(
            KafkaAdmin admin,
            ObjectProvider<Subscription> subscriptions,
            CaughtUpProperties limits,
            RealClock clock,
            MeterRegistry meters,
            Environment environment) {
        return new CaughtUps(
                admin.getConfigurationProperties(),
                () -> subscriptions.stream().toList(),
                new CaughtUps.Names(
                        environment.getProperty("fives.tenant", "fives"),
                        environment.getProperty("fives.topic-prefix", "")),
                limits,
                clock,
                meters);
    }
}
