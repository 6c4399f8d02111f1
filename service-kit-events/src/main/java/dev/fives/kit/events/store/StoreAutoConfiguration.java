package dev.fives.kit.events.store;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoReactiveAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** The database of this service with the guarantees that the outbox stands on. */
@AutoConfiguration(after = MongoReactiveAutoConfiguration.class)
@EnableConfigurationProperties(StoreProperties.class)
public class StoreAutoConfiguration {

    /** Retryable writes stay at the driver's choice: it uses them on a replica set and not on a standalone server. */
    @Bean
    MongoClientSettingsBuilderCustomizer storeLimits(StoreProperties limits) {
        return settings -> settings.applyToClusterSettings(cluster ->
                        cluster.serverSelectionTimeout(millis(limits.serverSelectionTimeout()), TimeUnit.MILLISECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(millis(limits.connectTimeout()), TimeUnit.MILLISECONDS)
                                .readTimeout(millis(limits.readTimeout()), TimeUnit.MILLISECONDS))
                .applyToConnectionPoolSettings(
                        pool -> pool.maxWaitTime(millis(limits.serverSelectionTimeout()), TimeUnit.MILLISECONDS));
    }

    /** j:true too: a standalone server with w:majority alone loses acknowledged writes whose events are already out. */
    @Bean
    @ConditionalOnMissingBean
    MongoDatabase mongoDatabase(MongoClient client, Environment environment, StoreProperties properties) {
        return client.getDatabase(DatabaseName.of(environment, properties))
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
    }

    @Bean
    IndexCheck indexCheck(MongoDatabase database, ObjectProvider<IndexSpec> specs, StoreProperties properties) {
        return new IndexCheck(database, specs, properties.startTimeout());
    }

    @Bean
    StoreFaults storeFaults(StoreProperties properties) {
        return new StoreFaults(properties);
    }

    @Bean
    StoreFaultFilter storeFaultFilter(StoreFaults faults) {
        return new StoreFaultFilter(faults);
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
