package dev.fives.local.stack;

import dev.fives.local.stack.issuer.LocalIssuer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;

/** The settings that place an application on this machine; everything else stands in the application's own file. */
final class AppSettings {

    /** What store and broker bring in; found on the one class path, unwanted where an application uses neither. */
    private static final List<String> EVENTS =
            List.of("dev.fives.kit.events.", "org.springframework.boot.mongodb.", "org.springframework.boot.kafka.");

    private static final List<String> CLOUD = List.of("org.springframework.cloud.");

    /** Routes name their services; there is no registry to look them up in. */
    private static final List<String> DISCOVERY = List.of("org.springframework.cloud.client.discovery.");

    private static final String FEEDBACK = "feedback-service";

    private static final String TICKET = "ticket-service";

    private static final String CUSTOMER = "customer-service";

    /** Those that write to customers. */
    private static final List<String> WRITERS = List.of(FEEDBACK, TICKET, "loyalty-service");

    private AppSettings() {}

    static List<String> of(Part part, Layout layout, AddressBook addresses) {
        var settings = new LinkedHashMap<String, String>();
        settings.putAll(place(addresses.of(part.name())));
        settings.putAll(security(layout));
        settings.putAll(oneClassPath(part));
        settings.putAll(part.isGateway() ? upstreams(addresses) : Map.of());
        settings.putAll(part.isGateway() ? frontDoor(layout, addresses) : Map.of());
        settings.putAll(part.events() ? backends(addresses) : Map.of());
        settings.putAll(
                part.events() ? BrokerAccounts.openOrCreate(layout.keys()).settings(part) : Map.of());
        settings.putAll(keys(part, LocalSecrets.openOrCreate(layout.keys())));
        settings.putAll(links(part, addresses));
        settings.putAll(messages(part, layout, addresses));
        var arguments = new ArrayList<String>();
        settings.forEach((key, value) -> arguments.add("--" + key + "=" + value));
        return arguments;
    }

    private static Map<String, String> place(PartAddress address) {
        return Map.of(
                "server.address",
                "127.0.0.1",
                "server.port",
                String.valueOf(address.port()),
                "management.server.address",
                "127.0.0.1",
                "management.server.port",
                String.valueOf(address.managementPort()));
    }

    private static Map<String, String> security(Layout layout) {
        return Map.of(
                "fives.security.jwk-set",
                LocalIssuer.publicKeys(layout.keys()).toUri().toString(),
                "fives.security.issuer",
                LocalIssuer.ISSUER,
                "fives.security.audience",
                LocalIssuer.AUDIENCE);
    }

    /** Six applications on one class path see each other's libraries: what is not theirs is switched off. */
    private static Map<String, String> oneClassPath(Part part) {
        var settings = new LinkedHashMap<String, String>();
        if (!part.events()) {
            settings.put("management.endpoint.health.group.readiness.include", "readinessState");
        }
        var others = new ArrayList<String>();
        others.addAll(part.events() ? List.of() : EVENTS);
        others.addAll(part.isGateway() ? DISCOVERY : CLOUD);
        settings.put("spring.autoconfigure.exclude", autoConfigurationsIn(others));
        return settings;
    }

    private static String autoConfigurationsIn(List<String> packages) {
        return ImportCandidates.load(AutoConfiguration.class, AppSettings.class.getClassLoader())
                .getCandidates()
                .stream()
                .filter(name -> packages.stream().anyMatch(name::startsWith))
                .collect(Collectors.joining(","));
    }

    private static Map<String, String> backends(AddressBook addresses) {
        return Map.of(
                "spring.mongodb.uri",
                "mongodb://127.0.0.1:" + addresses.of(Part.STORE.name()).viaPort() + "/?retryWrites=false",
                "spring.kafka.bootstrap-servers",
                "127.0.0.1:" + addresses.of(Part.BROKER.name()).viaPort(),
                "fives.kafka.partitions",
                "3",
                "fives.kafka.replication",
                "1",
                "fives.kafka.min-insync-replicas",
                "1");
    }

    /** Each application gets the keys that it signs with, and no other. */
    private static Map<String, String> keys(Part part, LocalSecrets secrets) {
        var keys = new LinkedHashMap<String, String>();
        keys.putAll(part.isGateway() ? Map.of() : secrets.setting(LocalSecrets.CURSOR_KEY));
        keys.putAll(part.service().equals(FEEDBACK) ? secrets.setting(LocalSecrets.LINK_KEY) : Map.of());
        keys.putAll(part.service().equals(CUSTOMER) ? secrets.setting(LocalSecrets.UNSUBSCRIBE_KEY) : Map.of());
        keys.putAll(part.service().equals(TICKET) ? secrets.setting(LocalSecrets.TRACKING_KEY) : Map.of());
        return keys;
    }

    /** Links to customers lead to the one door; its port is known before anything starts. */
    private static Map<String, String> links(Part part, AddressBook addresses) {
        var settings = Map.of(FEEDBACK, "fives.feedback.public-url", CUSTOMER, "fives.reach.public-url");
        var setting = settings.get(part.service());
        return setting != null && addresses.has(Part.GATEWAY)
                ? Map.of(
                        setting,
                        "http://localhost:" + addresses.of(Part.GATEWAY).port())
                : Map.of();
    }

    /** Who writes to customers asks customer-service, by a key of which that knows the hash and the gateway nothing. */
    private static Map<String, String> messages(Part part, Layout layout, AddressBook addresses) {
        var key = MachineKey.of(LocalSecrets.openOrCreate(layout.keys()));
        if (part.service().equals(CUSTOMER)) {
            return Map.of(
                    "fives.security.api-keys[0].id",
                    "messenger",
                    "fives.security.api-keys[0].sha256",
                    key.sha256(),
                    "fives.security.api-keys[0].roles",
                    "messenger");
        }
        return WRITERS.contains(part.service()) && addresses.has(CUSTOMER)
                ? Map.of(
                        "fives.messages.customers.url",
                        "http://127.0.0.1:" + addresses.of(CUSTOMER).viaPort(),
                        LocalSecrets.MESSENGER_KEY,
                        key.text())
                : Map.of();
    }

    /** One developer's machine is one caller, and a demonstration lives through years in a minute. */
    private static Map<String, String> frontDoor(Layout layout, AddressBook addresses) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("fives.gateway.rate-limit.requests", "1000000");
        if (addresses.has(Part.BROKER.name())) {
            settings.put(
                    "fives.gateway.stream.brokers",
                    "127.0.0.1:" + addresses.of(Part.BROKER.name()).viaPort());
            settings.putAll(BrokerAccounts.openOrCreate(layout.keys()).streamSettings());
        }
        return settings;
    }

    private static Map<String, String> upstreams(AddressBook addresses) {
        return Part.applications().stream()
                .filter(part -> !part.isGateway() && addresses.has(part.name()))
                .collect(Collectors.toMap(
                        part -> "fives.gateway.services." + part.name(),
                        part -> "http://127.0.0.1:" + addresses.of(part.name()).viaPort()));
    }
}
