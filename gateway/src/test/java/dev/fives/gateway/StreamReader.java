package dev.fives.gateway;

import dev.fives.kit.test.stack.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.Disposable;
import tools.jackson.databind.json.JsonMapper;

/** A client of {@code GET /api/v1/stream} that keeps what it was sent. */
record StreamReader(Queue<ServerSentEvent<String>> seen, AtomicBoolean broken, Disposable stream)
        implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final ParameterizedTypeReference<ServerSentEvent<String>> MESSAGE =
            new ParameterizedTypeReference<>() {};

    /** Returns when the stream has begun. */
    static StreamReader open(WebTestClient client, String query, @Nullable String lastEventId) {
        Queue<ServerSentEvent<String>> seen = new ConcurrentLinkedQueue<>();
        AtomicBoolean failed = new AtomicBoolean();
        var stream = client.get()
                .uri("/api/v1/stream" + query)
                .headers(headers -> {
                    if (lastEventId != null) {
                        headers.set("Last-Event-ID", lastEventId);
                    }
                })
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(MESSAGE)
                .getResponseBody();
        StreamReader reader = new StreamReader(seen, failed, stream.subscribe(seen::add, _ -> failed.set(true)));
        Eventually.until(SOON, () -> !seen.isEmpty());
        return reader;
    }

    boolean failed() {
        return broken.get();
    }

    List<ServerSentEvent<String>> all() {
        return List.copyOf(seen);
    }

    List<ServerSentEvent<String>> events() {
        return seen.stream().filter(message -> message.data() != null).toList();
    }

    List<Long> sequences() {
        return events().stream()
                .filter(message -> !"gap".equals(message.event()))
                .map(message -> JsonMapper.shared().readTree(message.data()))
                .map(event -> Long.parseLong(event.path("sequence").asString()))
                .toList();
    }

    @Override
    public void close() {
        stream.dispose();
    }
}
