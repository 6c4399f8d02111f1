package dev.fives.kit.events.journal;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** Limits of every journal of a service; the values and their reasons stand in {@code kit-events.yml}. */
@ConfigurationProperties("fives.journal")
public record JournalSettings(int maxPendingPerAccount, int conflictRetries, int batchSize, int accountsRemembered) {}
