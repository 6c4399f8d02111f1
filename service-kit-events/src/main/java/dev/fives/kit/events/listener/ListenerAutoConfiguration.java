package dev.fives.kit.events.listener;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.broker.BrokerAutoConfiguration;
import dev.fives.kit.events.broker.BrokerClient;
import dev.fives.kit.events.consistency.AppliedEvents;
import dev.fives.kit.events.consistency.ConsistencyAutoConfiguration;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.paging.Paging;
import dev.fives.kit.time.RealClock;
import dev.fives.kit.time.Rounds;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;

/** Listeners for the application's {@link Subscription} beans; nothing at all where it has none. */
@AutoConfiguration(
        after = {KafkaAutoConfiguration.class, BrokerAutoConfiguration.class, ConsistencyAutoConfiguration.class},
        afterName = "dev.fives.kit.events.store.StoreAutoConfiguration")
@ConditionalOnBean(Subscription.class)
@EnableConfigurationProperties(ListenerProperties.class)
public final class ListenerAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean(name = "listenerConsumers")
    ConsumerFactory<byte[], byte[]> listenerConsumers(
            KafkaProperties kafka, KafkaAdmin admin, ListenerProperties limits) {
        return ListenerClients.consumers(kafka.buildConsumerProperties(), admin.getConfigurationProperties(), limits);
    }

    @Bean
    DeadLetters deadLetters(KafkaProperties kafka, KafkaAdmin admin, ListenerProperties limits) {
        var producer =
                ListenerClients.letterProducer(kafka.buildProducerProperties(), admin.getConfigurationProperties());
        return new DeadLetters(producer, admin.getConfigurationProperties(), limits);
    }

    @Bean
    ParkedStore parkedStore(MongoDatabase database, RealClock clock) {
        return new ParkedStore(database, clock);
    }

    @Bean
    IndexSpec parkedKeyIndexes() {
        return ParkedStore.keyIndexes();
    }

    @Bean
    IndexSpec parkedEventIndexes() {
        return ParkedStore.eventIndexes();
    }

    @Bean
    EventListeners eventListeners(
            List<Subscription> subscriptions,
            ConsumerFactory<byte[], byte[]> listenerConsumers,
            DeadLetters deadLetters,
            ParkedStore parkedStore,
            AppliedEvents applied,
            ListenerProperties limits,
            MeterRegistry meters,
            RealClock clock,
            ApplicationContext application) {
        ListenerFactory factory = new ListenerFactory(
                listenerConsumers,
                deadLetters,
                parkedStore,
                applied,
                limits,
                meters,
                clock,
                application,
                topicPrefix(application.getEnvironment()),
                tenant(application.getEnvironment()));
        return new EventListeners(subscriptions.stream().map(factory::listener).toList(), limits.watchInterval());
    }

    @Bean
    ListenerHealth listenersHealthIndicator(EventListeners listeners) {
        return new ListenerHealth(listeners);
    }

    @Bean
    Lanes lanes(List<Subscription> subscriptions, Environment environment) {
        return new Lanes(subscriptions.stream()
                .map(subscription -> new Lane(
                        subscription.group(),
                        topicPrefix(environment) + subscription.topic().topicName(),
                        new EventReader(subscription),
                        subscription.parking()))
                .toList());
    }

    @Bean
    LagWatch lagWatch(BrokerClient broker, Lanes lanes, MeterRegistry meters, Environment environment) {
        String tenant = tenant(environment);
        return new LagWatch(broker, lanes, lane -> tenant + '.' + lane.group(), meters);
    }

    @Bean
    Rounds lagRounds(LagWatch watch, ListenerProperties limits) {
        return new Rounds("lag watch", limits.lagInterval(), watch::look);
    }

    @Bean
    DoneLetters doneLetters(MongoDatabase database, ListenerProperties limits, RealClock clock) {
        return new DoneLetters(database, limits.deadLetterRetention(), clock);
    }

    @Bean
    IndexSpec doneLetterIndexes() {
        return DoneLetters.indexes();
    }

    @Bean
    Redrive redrive(ParkedStore store, DoneLetters done, Lanes lanes, ListenerProperties limits) {
        return new Redrive(store, done, lanes, limits.handlerTimeout());
    }

    @Bean
    LetterTopics letterTopics(KafkaProperties kafka, KafkaAdmin admin, ListenerProperties limits) {
        Duration timeout = limits.deadLetterReadTimeout();
        return new LetterTopics(
                () -> ListenerClients.looker(
                        kafka.buildConsumerProperties(), admin.getConfigurationProperties(), timeout),
                timeout);
    }

    @Bean
    LetterReplay letterReplay(
            LetterTopics topics,
            Lanes lanes,
            DoneLetters done,
            ParkedStore parked,
            Redrive redrive,
            ListenerProperties limits) {
        return new LetterReplay(topics, lanes, done, parked, redrive, limits);
    }

    @Bean
    DeadLetterController deadLetterController(
            LetterTopics topics, Lanes lanes, DoneLetters done, LetterReplay replay, Paging paging) {
        return new DeadLetterController(topics, lanes, done, replay, paging);
    }

    @Bean
    ParkedController parkedController(ParkedStore store, Redrive redrive) {
        return new ParkedController(store, redrive);
    }

    private static String topicPrefix(Environment environment) {
        return environment.getProperty("fives.topic-prefix", "");
    }

    private static String tenant(Environment environment) {
        return environment.getProperty("fives.tenant", "fives");
    }
}
