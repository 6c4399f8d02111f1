package dev.fives.kit.app;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Leaves out what an application does not use though it is on the class path: a local stack holds all applications on
 * one. {@code fives.uses.events} stands for store and broker, {@code fives.uses.routes} for the gateway's machinery.
 */
final class PartsFilter implements AutoConfigurationImportFilter, EnvironmentAware {
    private static final List<String> EVENTS =
            List.of("dev.fives.kit.events.", "org.springframework.boot.mongodb.", "org.springframework.boot.kafka.");
    private static final List<String> ROUTES = List.of("org.springframework.cloud.");

    private boolean events = true;
    private boolean routes = true;

    @Override
    public void setEnvironment(Environment environment) {
        events = environment.getProperty("fives.uses.events", Boolean.class, true);
        routes = environment.getProperty("fives.uses.routes", Boolean.class, true);
    }

    @Override
    public boolean[] match(@Nullable String[] candidates, AutoConfigurationMetadata metadata) {
        boolean[] used = new boolean[candidates.length];
        for (int i = 0; i < candidates.length; i++) {
            String candidate = candidates[i];
            used[i] = candidate == null || isUsed(candidate);
        }
        return used;
    }

    private boolean isUsed(String candidate) {
        return (events || EVENTS.stream().noneMatch(candidate::startsWith))
                && (routes || ROUTES.stream().noneMatch(candidate::startsWith));
    }
}
