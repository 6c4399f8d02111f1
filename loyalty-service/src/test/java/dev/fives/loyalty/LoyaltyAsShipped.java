package dev.fives.loyalty;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One start at the pace that ships for all classes of this JVM that count commands; each counts those of its own ids. */
final class LoyaltyAsShipped implements BeforeAllCallback {
    private static final SharedStart START = new SharedStart(RunningLoyalty::asShipped);

    static RunningLoyalty loyalty() {
        return START.running();
    }

    /** As {@link SharedLoyalty#restart}. */
    static RunningLoyalty restart() {
        return START.restart(() -> {});
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        START.isAskedFor(LoyaltyAsShipped.class, context);
    }
}
