package dev.fives.gateway;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * When a service's breaker opens and closes.
 *
 * @param window last calls that count
 * @param callsMin calls before a rate means anything
 * @param failurePercent rate of failures at which it opens
 * @param slowAfter an answer that took longer than this is slow
 * @param slowPercent rate of slow answers at which it opens
 * @param openFor time until it tries again
 * @param trialCalls calls let through to try
 * @param trialMax longest wait for their outcome, then it opens again: one of them may be an upload
 */
@ConfigurationProperties("fives.gateway.breaker")
record BreakerProperties(
        int window,
        int callsMin,
        float failurePercent,
        Duration slowAfter,
        float slowPercent,
        Duration openFor,
        int trialCalls,
        Duration trialMax) {}
