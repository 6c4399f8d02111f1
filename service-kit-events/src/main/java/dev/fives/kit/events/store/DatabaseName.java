package dev.fives.kit.events.store;

import org.springframework.core.env.Environment;

/** {@code <tenant>_<service>}: each service has one database, and nobody reads another's. */
final class DatabaseName {
    private static final String SERVICE = "-service";

    private DatabaseName() {}

    static String of(Environment environment, StoreProperties properties) {
        var tenant = environment.getProperty("fives.tenant", "fives");
        var suffix = properties.databaseSuffix();
        return tenant + "_" + (suffix == null ? service(environment) : suffix);
    }

    private static String service(Environment environment) {
        var name = environment.getRequiredProperty("spring.application.name");
        return name.endsWith(SERVICE) ? name.substring(0, name.length() - SERVICE.length()) : name;
    }
}
