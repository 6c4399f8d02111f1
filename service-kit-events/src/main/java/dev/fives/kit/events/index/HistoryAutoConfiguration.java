package dev.fives.kit.events.index;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.broker.GroupMembership;
import dev.fives.kit.events.outbox.OutboxAutoConfiguration;
import dev.fives.kit.events.outbox.Outboxes;
import dev.fives.kit.events.store.StoreFaults;
import java.time.Duration;
import org.apache.kafka.clients.CommonClientConfigs;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.KafkaAdmin;

/** The event index and {@code GET /events}. */
@AutoConfiguration(after = {OutboxAutoConfiguration.class, KafkaAutoConfiguration.class})
@EnableConfigurationProperties(HistoryProperties.class)
public class HistoryAutoConfiguration {
    private static final String SERVICE = "-service";

    @Bean
    OwnConsumers ownConsumers(KafkaProperties kafka, KafkaAdmin admin, Environment environment) {
        return new OwnConsumers(
                kafka.buildConsumerProperties(),
                admin.getConfigurationProperties()
                        .getOrDefault(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "localhost:9092"),
                group(environment),
                membership(environment));
    }

    /** The same as of the listeners. */
    private static GroupMembership membership(Environment environment) {
        return new GroupMembership(
                environment.getProperty("fives.listener.group-protocol", "consumer"),
                environment.getProperty(
                        "fives.listener.classic-session-timeout", Duration.class, Duration.ofSeconds(6)));
    }

    @Bean
    EventIndex eventIndex(MongoDatabase database, StoreFaults faults) {
        return new EventIndex(database, faults);
    }

    @Bean
    RecordReaders recordReaders(OwnConsumers consumers, HistoryProperties limits) {
        return new RecordReaders(consumers::looking, limits.readers(), limits.readTimeout());
    }

    @Bean
    EventHistory eventHistory(Outboxes outboxes, EventIndex index, RecordReaders readers, HistoryProperties limits) {
        return new EventHistory(outboxes, index, new TopicRecords(readers, limits.readTimeout()), readers);
    }

    @Bean
    EventsController eventsController(EventHistory history, Outboxes outboxes, HistoryProperties limits) {
        return new EventsController(history, outboxes, limits);
    }

    /** {@code <tenant>.<service>-self}. */
    private static String group(Environment environment) {
        String name = environment.getRequiredProperty("spring.application.name");
        String service = name.endsWith(SERVICE) ? name.substring(0, name.length() - SERVICE.length()) : name;
        return environment.getProperty("fives.tenant", "fives") + '.' + service + "-self";
    }
}
