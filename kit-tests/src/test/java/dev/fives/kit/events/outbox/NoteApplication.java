package dev.fives.kit.events.outbox;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.config.CoreAutoConfiguration;
import dev.fives.kit.events.claim.ClaimAutoConfiguration;
import dev.fives.kit.events.claim.Claims;
import dev.fives.kit.events.due.DueAutoConfiguration;
import dev.fives.kit.events.store.DriverAutoConfiguration;
import dev.fives.kit.events.store.StoreAutoConfiguration;
import dev.fives.kit.time.Rounds;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoReactiveAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

/** A service as small as one can be: the kit's configuration and one kind of aggregate. */
final class NoteApplication implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private NoteApplication(ConfigurableApplicationContext context) {
        this.context = context;
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        CoreAutoConfiguration.class,
        DriverAutoConfiguration.class,
        MongoReactiveAutoConfiguration.class,
        KafkaAutoConfiguration.class,
        StoreAutoConfiguration.class,
        ClaimAutoConfiguration.class,
        OutboxAutoConfiguration.class,
        DueAutoConfiguration.class
    })
    static class Wiring {
        @Bean
        MeterRegistry meterRegistry() {
            return new SimpleMeterRegistry();
        }

        @Bean
        AggregateStore<Note> notes(AggregateStores stores, @Value("${shares-updates:false}") boolean sharesUpdates) {
            return stores.of(sharesUpdates ? Note.SPEC.sharingUpdates() : Note.SPEC);
        }
    }

    /** With the limits of {@code kit-events.yml} but for those given, and with these beans in addition. */
    static NoteApplication start(Backends backends, String name, Map<String, Object> settings, Object... beans) {
        var all = new HashMap<String, Object>(settings);
        all.put("spring.config.name", "kit-events");
        all.put("spring.application.name", "note-service");
        all.put("spring.mongodb.uri", backends.storeUri());
        all.put("spring.kafka.bootstrap-servers", backends.bootstrapServers());
        var arguments = new HashMap<String, Object>(all);
        arguments.putIfAbsent("fives.tenant", name);
        arguments.putIfAbsent("fives.topic-prefix", name + ".");
        arguments.putIfAbsent("fives.kafka.partitions", 3);
        arguments.putIfAbsent("fives.kafka.replication", 1);
        arguments.putIfAbsent("fives.kafka.min-insync-replicas", 1);
        return new NoteApplication(new SpringApplicationBuilder(Wiring.class)
                .web(WebApplicationType.NONE)
                .initializers((GenericApplicationContext context) -> register(context, beans))
                .run(arguments.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new)));
    }

    private static void register(GenericApplicationContext context, Object... beans) {
        for (int i = 0; i < beans.length; i++) {
            var bean = beans[i];
            context.registerBean("extra" + i, type(bean), () -> bean);
        }
    }

    @SuppressWarnings("unchecked")
    private static Class<Object> type(Object bean) {
        return (Class<Object>) bean.getClass();
    }

    @SuppressWarnings("unchecked")
    AggregateStore<Note> notes() {
        return context.getBean(AggregateStore.class);
    }

    Claims claims() {
        return context.getBean(Claims.class);
    }

    MongoDatabase database() {
        return context.getBean(MongoDatabase.class);
    }

    /** From now on this instance writes and sends nothing, as if it had died after each write. */
    void stopRelaying() {
        context.getBean("outboxSweeps", Rounds.class).stop();
        context.getBean(OutboxRelay.class).stop();
    }

    /** What is done again and again by itself: sweeps, counts. */
    void stopRounds() {
        context.getBeansOfType(Rounds.class).values().forEach(Rounds::stop);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
