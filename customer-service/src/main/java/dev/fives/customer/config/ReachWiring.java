package dev.fives.customer.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Topic;
import dev.fives.customer.consent.app.DecideConsent;
import dev.fives.customer.customer.app.InvalidateContactPoint;
import dev.fives.customer.customer.mongo.MongoCustomers;
import dev.fives.customer.reach.app.HearOfBounce;
import dev.fives.customer.reach.app.PermitMessage;
import dev.fives.customer.reach.app.Unsubscribe;
import dev.fives.customer.reach.app.UnsubscribeLinks;
import dev.fives.customer.reach.kafka.InvalidateOnBounce;
import dev.fives.customer.reach.model.Reach;
import dev.fives.customer.timeline.kafka.RecordOnTimeline;
import dev.fives.kit.events.listener.EventHandler;
import dev.fives.kit.events.listener.Subscription;
import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.kit.id.Ids;
import dev.fives.kit.time.BusinessClock;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** The parts that say whether and where a customer may be written. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReachProperties.class)
class ReachWiring {
    private static final Logger LOG = LoggerFactory.getLogger(ReachWiring.class);
    private static final int KEY_BYTES_MIN = 32;

    /** Without events: names of ways and places in a day concern nobody else. */
    @Bean
    AggregateStore<Reach> reachStore(AggregateStores stores) {
        return stores.of(new AggregateSpec<>("reach", "reach", StateCodec.record(Reach.class)));
    }

    @Bean
    UnsubscribeLinks unsubscribeLinks(ReachProperties properties) {
        if (properties.unsubscribeKey().isBlank() || properties.publicUrl().isBlank()) {
            LOG.warn("fives.reach.unsubscribe-key or public-url is not set: nobody is sent marketing");
        }
        return new UnsubscribeLinks(properties.publicUrl(), key(properties.unsubscribeKey()));
    }

    @Bean
    Unsubscribe unsubscribe(UnsubscribeLinks links, DecideConsent consents) {
        return new Unsubscribe(links, consents);
    }

    @Bean
    PermitMessage permitMessage(
            AggregateStore<Reach> store,
            MongoCustomers customers,
            DecideConsent consents,
            UnsubscribeLinks links,
            ReachProperties properties,
            Ids ids,
            BusinessClock clock) {
        return new PermitMessage(store, customers, consents, links, properties.limits(), ids, clock);
    }

    @Bean
    HearOfBounce hearOfBounce(AggregateStore<Reach> store, MongoCustomers customers, BusinessClock clock) {
        return new HearOfBounce(store, new InvalidateContactPoint(customers, clock));
    }

    /** No parking: an entry stands for itself, and a way is dead or not. */
    @Bean
    Subscription messageEvents(RecordOnTimeline record, HearOfBounce hear) {
        EventHandler invalidate = new InvalidateOnBounce(hear);
        Subscription timeline = record.on(Topic.MESSAGE);
        Map<EventType, EventHandler> handlers = new HashMap<>(timeline.handlers());
        handlers.put(
                EventTypes.MESSAGE_BOUNCED,
                event -> invalidate.handle(event).then(Mono.defer(() -> record.handle(event))));
        return new Subscription(timeline.group(), Topic.MESSAGE, handlers, false);
    }

    private static byte[] key(String setting) {
        byte[] key = setting.strip().getBytes(UTF_8);
        if (key.length > 0 && key.length < KEY_BYTES_MIN) {
            throw new IllegalArgumentException(
                    "fives.reach.unsubscribe-key: " + key.length + " bytes (expected: at least " + KEY_BYTES_MIN + ")");
        }
        return key;
    }
}
