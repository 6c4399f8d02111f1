package example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Points per customer, and for each account (source) the sequence of its last event. An event's id is made of source and
 * sequence, so this one number is the memory of every id seen. Both are in one file that is replaced in one step: the
 * effect and its memory are never apart.
 */
final class Projection {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path file;
    private final State state;

    /** The file's content. */
    record State(Map<String, Long> points, Map<String, Long> sequences) {}

    Projection(Path file) throws IOException {
        this.file = file;
        this.state = Files.exists(file)
                ? JSON.readValue(Files.readString(file), State.class)
                : new State(new HashMap<>(), new HashMap<>());
    }

    long lastSequence(String source) {
        return state.sequences().getOrDefault(source, 0L);
    }

    /** Events of an account come here in order and without gaps. Types that it does not know only count. */
    void apply(AccountEvent event) {
        if (event.type().equals("crm.points.earned.v1") || event.type().equals("crm.points.reversed.v1")) {
            add(event.source(), event.data());
        }
        state.sequences().put(event.source(), event.sequence());
    }

    /** The event tells the balance after it: where the sum differs, events before it were gone for good. */
    private void add(String source, JsonNode data) {
        String customer = data.path("customerId").asString();
        long sum = state.points().getOrDefault(customer, 0L) + data.path("delta").asLong();
        long told = data.path("balanceAfter").asLong();
        if (sum != told) {
            System.err.printf("balance of %s: %d (expected: %d), corrected%n", source, sum, told);
        }
        state.points().put(customer, told);
    }

    void save() throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.writeString(next, JSON.writeValueAsString(state));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
