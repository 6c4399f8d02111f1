package dev.fives.local.stack;

import dev.fives.local.broker.BrokerUsers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Names and passwords at the broker: made on the first start and kept in the data folder, for its owner's eyes alone. */
public final class BrokerAccounts {

    private static final String FILE = "broker-users.json";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final BrokerUsers users;

    private BrokerAccounts(BrokerUsers users) {
        this.users = users;
    }

    /** The accounts of this folder; those that it does not have yet are made. */
    static BrokerAccounts openOrCreate(Path folder) {
        var file = folder.resolve(FILE);
        Map<String, String> passwords = Files.exists(file) ? read(file) : new TreeMap<>();
        if (!passwords.keySet().containsAll(BrokerGrants.USERS)) {
            BrokerGrants.USERS.forEach(user -> passwords.computeIfAbsent(user, _ -> LocalSecrets.newKey()));
            Durably.write(file, JSON.writeValueAsString(passwords));
        }
        return of(file, passwords);
    }

    /** The accounts of a stack that was started. */
    public static BrokerAccounts open(Path folder) {
        var file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            throw new StackFault("data: no " + file + " (expected: a stack that was started)");
        }
        return of(file, read(file));
    }

    private static BrokerAccounts of(Path file, Map<String, String> passwords) {
        try {
            return new BrokerAccounts(new BrokerUsers(BrokerGrants.SUPER_USER, passwords));
        } catch (IllegalArgumentException e) {
            throw new StackFault("data: " + file + " is damaged: " + e.getMessage(), e);
        }
    }

    BrokerUsers users() {
        return users;
    }

    /** What a client needs to reach the broker at an address as this user. */
    public Map<String, Object> client(String bootstrapServers, String user) {
        Map<String, Object> settings = new HashMap<>(users.login(user));
        settings.put("bootstrap.servers", bootstrapServers);
        return settings;
    }

    /** What an application needs, and no more: its own login. */
    Map<String, String> settings(Part part) {
        var login = users.login(BrokerGrants.user(part.service()));
        Map<String, String> settings = new TreeMap<>();
        login.forEach((name, value) -> settings.put(
                name.equals("security.protocol") ? "spring.kafka." + name : "spring.kafka.properties." + name, value));
        return settings;
    }

    /** What the gateway needs for its streams. */
    Map<String, String> streamSettings() {
        Map<String, String> settings = new TreeMap<>();
        users.login(BrokerGrants.GATEWAY)
                .forEach((name, value) -> settings.put("fives.gateway.stream.client." + name, value));
        return settings;
    }

    /** As a client's file of properties. */
    String properties(String bootstrapServers, String user) {
        var lines = new StringBuilder();
        new TreeMap<>(client(bootstrapServers, user))
                .forEach((name, value) ->
                        lines.append(name).append('=').append(value).append('\n'));
        return lines.toString();
    }

    /** As commands of a shell, which set what the examples ask for. */
    String exports(String bootstrapServers, String user) {
        users.login(user); // refuses whom nobody knows
        return """
                export FIVES_BOOTSTRAP=%s
                export FIVES_KAFKA_USER=%s
                export FIVES_KAFKA_PASSWORD=%s
                """.formatted(bootstrapServers, user, users.passwords().get(user));
    }

    private static Map<String, String> read(Path file) {
        try {
            return JSON.readValue(Files.readString(file), new TypeReference<TreeMap<String, String>>() {});
        } catch (IOException | JacksonException e) {
            throw new StackFault("data: " + file + " is damaged (expected: the users of the broker)", e);
        }
    }
}
