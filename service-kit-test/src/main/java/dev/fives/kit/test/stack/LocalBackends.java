package dev.fives.kit.test.stack;

import dev.fives.local.broker.LocalBroker;
import dev.fives.local.broker.LocalBrokerConfig;
import dev.fives.local.store.LocalStore;
import dev.fives.local.store.LocalStoreConfig;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One broker and one store for all tests of this JVM, on free ports, started when the first test asks and closed with
 * the JVM. Tests keep apart by {@link #freshName}: as tenant and as topic prefix.
 *
 * <p>As {@code @ExtendWith(LocalBackends.class)} it starts both before the class, so that no test pays for it.
 */
public final class LocalBackends implements BeforeAllCallback {
    private static final AtomicInteger NAMES = new AtomicInteger();

    private static final class Broker {
        static final LocalBroker RUNNING = LocalBroker.start(LocalBrokerConfig.ephemeral());

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(RUNNING::close, "close test broker"));
        }
    }

    private static final class Store {
        static final LocalStore RUNNING = LocalStore.open(LocalStoreConfig.inMemory());

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(RUNNING::close, "close test store"));
        }
    }

    public static String bootstrapServers() {
        return Broker.RUNNING.bootstrapServers();
    }

    public static String storeUri() {
        return Store.RUNNING.uri();
    }

    /** A name that no other test of this JVM has, safe in database and topic names. */
    public static String freshName() {
        return "t" + NAMES.incrementAndGet();
    }

    /** Settings that point an application at both, with a database and topics of its own. */
    public static List<String> settings() {
        var name = freshName();
        return List.of(
                "spring.mongodb.uri=" + storeUri(),
                "spring.kafka.bootstrap-servers=" + bootstrapServers(),
                "fives.tenant=" + name,
                "fives.topic-prefix=" + name + ".",
                "fives.kafka.partitions=3",
                "fives.kafka.replication=1",
                "fives.kafka.min-insync-replicas=1");
    }

    /**
     * In addition, where a test is about something else: a machine with much else to do holds up the store for longer than
     * users are asked to wait, and each step has its own limit.
     */
    public static List<String> patienceWithTheStore() {
        return List.of(
                "fives.store.connect-timeout=30s",
                "fives.store.server-selection-timeout=30s",
                "fives.store.operation-timeout=30s");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        bootstrapServers();
        storeUri();
    }
}
