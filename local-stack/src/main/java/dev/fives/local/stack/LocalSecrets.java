package dev.fives.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What services sign with: made on the first start and kept in the data folder, so that a cursor, a survey link and a
 * tracking link still fit after a restart.
 */
final class LocalSecrets {

    static final String CURSOR_KEY = "fives.paging.cursor-key";
    static final String LINK_KEY = "fives.feedback.link-key";
    static final String TRACKING_KEY = "fives.ticket.tracking-key";
    static final String UNSUBSCRIBE_KEY = "fives.reach.unsubscribe-key";
    /** By which the services that write to customers ask for permits. */
    static final String MESSENGER_KEY = "fives.messages.customers.key";

    private static final List<String> NAMES =
            List.of(CURSOR_KEY, LINK_KEY, TRACKING_KEY, UNSUBSCRIBE_KEY, MESSENGER_KEY);
    private static final int KEY_BYTES = 32;
    private static final String FILE = "secrets.json";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, String> values;

    private LocalSecrets(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** The secrets of this folder; those that it does not have yet are made. */
    static LocalSecrets openOrCreate(Path folder) {
        var file = folder.resolve(FILE);
        Map<String, String> values = Files.exists(file) ? read(file) : new TreeMap<>();
        if (!values.keySet().containsAll(NAMES)) {
            NAMES.forEach(name -> values.computeIfAbsent(name, _ -> newKey()));
            Durably.write(file, JSON.writeValueAsString(values));
        }
        return new LocalSecrets(values);
    }

    /** The setting of this name and its value. */
    Map<String, String> setting(String name) {
        var value = values.get(name);
        return value == null ? Map.of() : Map.of(name, value);
    }

    private static Map<String, String> read(Path file) {
        try {
            return JSON.readValue(Files.readString(file), new TypeReference<TreeMap<String, String>>() {});
        } catch (IOException | JacksonException e) {
            throw new StackFault("data: " + file + " is damaged (expected: the services' keys)", e);
        }
    }

    static String newKey() {
        var key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }
}
