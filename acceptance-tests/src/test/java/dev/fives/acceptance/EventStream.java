package dev.fives.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /api/v1/stream}, as a caller without any library reads it. */
final class EventStream implements AutoCloseable {
    private static final String DATA = "data:";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Queue<JsonNode> events = new ConcurrentLinkedQueue<>();

    private EventStream() {}

    /** Returns when the stream has begun: what happens from now on comes. */
    static EventStream open(Api api) throws IOException, InterruptedException {
        EventStream stream = new EventStream();
        HttpResponse<Stream<String>> answer =
                stream.http.send(api.request("/api/v1/stream").build(), BodyHandlers.ofLines());
        if (answer.statusCode() != 200) {
            throw new AssertionError("stream: " + answer.statusCode() + " (expected: 200)");
        }
        Thread.ofVirtual().start(() -> stream.read(answer.body()));
        return stream;
    }

    private void read(Stream<String> lines) {
        try (lines) {
            lines.filter(line -> line.startsWith(DATA)).forEach(this::take);
        } catch (UncheckedIOException e) {
            // closed: what came is there
        }
    }

    private void take(String line) {
        events.add(JsonMapper.shared().readTree(line.substring(DATA.length())));
    }

    /** Of the customer's events so far, each once however often it was sent, in the order in which they came. */
    List<String> idsOf(String customer) {
        return events.stream()
                .filter(event -> customer.equals(event.path("partitionkey").stringValue()))
                .map(event -> event.path("id").stringValue())
                .distinct()
                .toList();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
