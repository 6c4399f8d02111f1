package dev.fives.loyalty;

import dev.fives.kit.test.stack.LocalBackends;
import java.time.Duration;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/** One start for all classes of this JVM that make rules, since a rule judges everybody. */
final class SharedEarning implements BeforeAllCallback {
    private static RunningLoyalty loyalty;

    static RunningLoyalty loyalty() {
        return loyalty;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        loyalty = context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.GLOBAL)
                .computeIfAbsent(SharedEarning.class, _ -> start(), RunningLoyalty.class);
    }

    private static RunningLoyalty start() {
        RunningLoyalty started = new RunningLoyalty(LocalBackends.settings());
        started.clock.advance(Duration.ofHours(1));
        return started;
    }
}
