package dev.fives.kit.events.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Limits of the store; the values and their reasons stand in {@code kit-events.yml}.
 *
 * @param databaseSuffix the service's part of the database name; null = from the name of the application
 */
@ConfigurationProperties("fives.store")
public record StoreProperties(
        @Nullable String databaseSuffix,
        Duration connectTimeout,
        Duration serverSelectionTimeout,
        Duration readTimeout,
        Duration operationTimeout,
        Duration bulkTimeout,
        Duration startTimeout,
        Duration retryAfter) {}
