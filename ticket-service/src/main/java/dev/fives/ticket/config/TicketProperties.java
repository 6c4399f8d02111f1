package dev.fives.ticket.config;

import dev.fives.ticket.ticket.model.TicketLimits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of this service; values and reasons stand in {@code ticket-service.yml}.
 *
 * @param trackingKey secret that signs tracking tokens; empty = a random one
 * @param answerWithin what a receipt promises
 */
@ConfigurationProperties("fives.ticket")
record TicketProperties(String trackingKey, Duration answerWithin, TicketLimits limits) {}
