package dev.fives.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /api/v1/stream}, as a caller without any library reads it. */
final class EventStream implements AutoCloseable {
    private static final String DATA = "data:";
    private static final int LATER = 503;
    private static final Duration BEGUN = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Queue<JsonNode> events = new ConcurrentLinkedQueue<>();

    private EventStream() {}

    /**
     * Returns when the stream has begun: what happens from now on comes. The gateway's first stream waits for the brokers,
     * and where they take long it is told when to come again.
     */
    static EventStream open(Api api) throws IOException, InterruptedException {
        EventStream stream = new EventStream();
        HttpRequest request = api.request("/api/v1/stream").build();
        long end = System.nanoTime() + BEGUN.toNanos();
        HttpResponse<Stream<String>> answer = stream.http.send(request, BodyHandlers.ofLines());
        while (answer.statusCode() == LATER && System.nanoTime() < end) {
            answer.body().close();
            LockSupport.parkNanos(retryAfter(answer).toNanos());
            answer = stream.http.send(request, BodyHandlers.ofLines());
        }
        stream.begin(answer);
        return stream;
    }

    private static Duration retryAfter(HttpResponse<?> answer) {
        return Duration.ofSeconds(answer.headers()
                .firstValueAsLong("Retry-After")
                .orElseThrow(() -> new AssertionError("stream: 503 without Retry-After")));
    }

    private void begin(HttpResponse<Stream<String>> answer) {
        if (answer.statusCode() != 200) {
            close();
            throw new AssertionError("stream: " + answer.statusCode() + " (expected: 200)");
        }
        Thread.ofVirtual().start(() -> read(answer.body()));
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
