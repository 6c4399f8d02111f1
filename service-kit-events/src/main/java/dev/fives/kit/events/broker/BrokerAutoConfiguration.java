package dev.fives.kit.events.broker;

import dev.fives.kit.time.Rounds;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaAdmin;

/** The watch of the broker, for every application that has one. */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
@ConditionalOnBean(KafkaAdmin.class)
@EnableConfigurationProperties(BrokerProperties.class)
public class BrokerAutoConfiguration {
    @Bean
    BrokerClient brokerClient(KafkaAdmin admin, BrokerProperties limits) {
        return new BrokerClient(admin.getConfigurationProperties(), limits.timeout());
    }

    @Bean
    BrokerWatch brokerWatch(BrokerClient broker, MeterRegistry meters) {
        return new BrokerWatch(broker, meters);
    }

    @Bean
    Rounds brokerRounds(BrokerWatch watch, BrokerProperties limits) {
        return new Rounds("broker watch", limits.interval(), watch::look);
    }

    @Bean
    BrokerHealth brokerHealthIndicator(BrokerWatch watch) {
        return new BrokerHealth(watch);
    }
}
