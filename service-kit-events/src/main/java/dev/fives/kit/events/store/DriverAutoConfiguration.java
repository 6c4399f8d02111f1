package dev.fives.kit.events.store;

import com.mongodb.MongoClientSettings;
import com.mongodb.connection.TransportSettings;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.boot.mongodb.autoconfigure.MongoProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoReactiveAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.StandardMongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;

/**
 * The driver as Boot sets it up, but on threads that end at once: with Boot's every stop of a service waits two seconds
 * for work that can no longer come.
 */
@AutoConfiguration(before = MongoReactiveAutoConfiguration.class)
public class DriverAutoConfiguration {
    @Bean
    DriverThreads driverThreads() {
        return new DriverThreads();
    }

    @Bean
    MongoClientSettings mongoClientSettings(DriverThreads threads) {
        return MongoClientSettings.builder()
                .transportSettings(TransportSettings.nettyBuilder()
                        .eventLoopGroup(threads.group())
                        .build())
                .build();
    }

    /** Boot brings it along with its own settings only. */
    @Bean
    StandardMongoClientSettingsBuilderCustomizer standardMongoSettingsCustomizer(
            MongoProperties properties, MongoConnectionDetails details) {
        return new StandardMongoClientSettingsBuilderCustomizer(
                details, properties.getRepresentation().getUuid());
    }
}
