package dev.fives.loyalty;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/**
 * One stage for the classes of this JVM that ask for it. Tests keep apart by the ids of their customers; the clock is
 * everyone's and is only moved on, so each test grants what it spends.
 */
final class SharedSpending implements BeforeAllCallback {
    private static SpendingStage stage;

    static SpendingStage stage() {
        return stage;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        stage = context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.GLOBAL)
                .computeIfAbsent(SharedSpending.class, _ -> SpendingStage.start(), SpendingStage.class);
    }
}
