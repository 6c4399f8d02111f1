package dev.fives.kit.events.consistency;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** For every service that writes or listens. */
@AutoConfiguration
@EnableConfigurationProperties(ConsistencyProperties.class)
public final class ConsistencyAutoConfiguration {
    @Bean
    AppliedEvents appliedEvents(ConsistencyProperties limits) {
        return new AppliedEvents(limits.memory());
    }

    @Bean
    ConsistencyFilter consistencyFilter(
            AppliedEvents applied, ObjectProvider<Projections> projections, ConsistencyProperties limits) {
        return new ConsistencyFilter(
                applied,
                projections.stream().flatMap(paths -> paths.patterns().stream()).toList(),
                limits);
    }
}
