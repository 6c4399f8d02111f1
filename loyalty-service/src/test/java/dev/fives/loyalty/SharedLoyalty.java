package dev.fives.loyalty;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One start of the service for all classes of this JVM; tests keep apart by the ids of their customers. */
final class SharedLoyalty implements BeforeAllCallback {
    private static final SharedStart START = new SharedStart(RunningLoyalty::new);

    static RunningLoyalty loyalty() {
        return START.running();
    }

    /** Stops the service, does something, and starts it again on the same database and topics, at the same time. */
    static RunningLoyalty restart(Runnable meanwhile) {
        return START.restart(meanwhile);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        START.isAskedFor(SharedLoyalty.class, context);
    }
}
