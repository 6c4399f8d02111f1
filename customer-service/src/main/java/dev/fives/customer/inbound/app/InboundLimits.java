package dev.fives.customer.inbound.app;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How events of other systems are taken; values and reasons stand in {@code customer-service.yml}.
 *
 * @param createCustomers whether an unknown customer is created, or the event refused
 * @param sweepInterval real time between two looks for orders that waiting refunds wait for
 * @param waitingASweep refunds that one look takes
 */
@ConfigurationProperties("fives.inbound")
public record InboundLimits(boolean createCustomers, Duration sweepInterval, int waitingASweep) {}
