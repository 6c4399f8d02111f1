package dev.fives.kit.events.claim;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.store.StoreAutoConfiguration;
import dev.fives.kit.events.store.StoreFaults;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Claims in the database of this service. */
@AutoConfiguration(after = StoreAutoConfiguration.class)
public class ClaimAutoConfiguration {
    @Bean
    Claims claims(MongoDatabase database, StoreFaults faults) {
        return new MongoClaims(database, faults);
    }
}
