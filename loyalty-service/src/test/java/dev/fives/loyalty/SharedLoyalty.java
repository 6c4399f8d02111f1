package dev.fives.loyalty;

import dev.fives.kit.test.stack.LocalBackends;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One start of the service for all classes of this JVM; tests keep apart by the ids of their customers. */
final class SharedLoyalty implements BeforeAllCallback {
    private static final Holder HOLDER = new Holder();

    static RunningLoyalty loyalty() {
        return HOLDER.running();
    }

    /** Stops the service, does something, and starts it again on the same database and topics. */
    static void restart(Runnable meanwhile) {
        HOLDER.close();
        meanwhile.run();
        HOLDER.start();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        // a JVM beside another is given its classes one by one, each as a run of its own
        context.getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(SharedLoyalty.class, key -> HOLDER.start(), Holder.class);
    }

    private static final class Holder implements AutoCloseable {
        private final List<String> settings = LocalBackends.settings();
        private RunningLoyalty running;

        synchronized Holder start() {
            running = new RunningLoyalty(settings);
            return this;
        }

        synchronized RunningLoyalty running() {
            return running;
        }

        @Override
        public synchronized void close() {
            running.close();
        }
    }
}
