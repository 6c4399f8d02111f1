package dev.fives.kit.events.journal;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.outbox.OutboxAutoConfiguration;
import dev.fives.kit.events.outbox.OutboxRelay;
import dev.fives.kit.events.outbox.Outboxes;
import dev.fives.kit.events.outbox.PendingEvents;
import dev.fives.kit.events.store.IndexCheck;
import dev.fives.kit.events.store.StoreFaults;
import dev.fives.kit.time.RealClock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Journals whose events go through the relay of the outboxes. */
@AutoConfiguration(after = OutboxAutoConfiguration.class)
@EnableConfigurationProperties(JournalSettings.class)
public class JournalAutoConfiguration {
    @Bean
    Journals journals(
            MongoDatabase database,
            IndexCheck indexes,
            Outboxes outboxes,
            OutboxRelay relay,
            PendingEvents events,
            StoreFaults faults,
            RealClock clock,
            JournalSettings settings) {
        return new MongoJournals(database, indexes, outboxes, relay, events, faults, clock, settings);
    }
}
