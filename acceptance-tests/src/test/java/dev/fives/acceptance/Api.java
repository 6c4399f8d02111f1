package dev.fives.acceptance;

import dev.fives.kit.test.stack.PromisedTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.assertj.core.api.Assertions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A caller of the gateway or of a service, with one token; paths go after the base. */
public final class Api {

    /** How soon an effect must be visible. */
    static final Duration VISIBLE = PromisedTime.of(Duration.ofSeconds(5));

    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final Duration AGAIN = Duration.ofMillis(100);
    private static final Set<Integer> AWAY = Set.of(502, 503, 504);

    private final URI base;
    private final Map<String, String> always;
    private final Duration patience;

    public Api(URI base, String token) {
        this(base, Map.of("Authorization", "Bearer " + token), Duration.ZERO);
    }

    private Api(URI base, Map<String, String> always, Duration patience) {
        this.base = base;
        this.always = always;
        this.patience = patience;
    }

    /** The same caller with one more header in each request. */
    Api with(String header, String value) {
        Map<String, String> more = new HashMap<>(always);
        more.put(header, value);
        return new Api(base, more, patience);
    }

    /** Somebody without a token. */
    Api stranger() {
        Map<String, String> less = new HashMap<>(always);
        less.remove("Authorization");
        return new Api(base, less, patience);
    }

    /** Asks again for so long when a service is away. */
    public Api patient(Duration longest) {
        return new Api(base, always, longest);
    }

    /** What came back; {@code body} is a missing node where there was none. */
    public record Answer(int status, Map<String, List<String>> headers, JsonNode body) {
        public String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }

        public Answer expect(int expected) {
            Assertions.assertThat(status).as("status of %s", body).isEqualTo(expected);
            return this;
        }
    }

    public Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    public Answer post(String path, String json) {
        return send("POST", path, json, Map.of());
    }

    public Answer put(String path, String json) {
        return send("PUT", path, json, Map.of());
    }

    public Answer send(
            String method, String path, @org.jspecify.annotations.Nullable String json, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(ANSWER)
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        always.forEach(request::setHeader);
        headers.forEach(request::setHeader);
        return patiently(request.build());
    }

    private Answer patiently(HttpRequest request) {
        long end = System.nanoTime() + patience.toNanos();
        Answer answer = send(request);
        while (AWAY.contains(answer.status()) && System.nanoTime() < end) {
            LockSupport.parkNanos(AGAIN.toNanos());
            answer = send(request);
        }
        return answer;
    }

    public Answer send(HttpRequest request) {
        try {
            var response = HTTP.send(request, BodyHandlers.ofString());
            String text = response.body();
            JsonNode body = text.isBlank() ? JSON.missingNode() : JSON.readTree(text);
            return new Answer(response.statusCode(), response.headers().map(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        always.forEach(request::setHeader);
        return request;
    }

    /** Reads until the answer is as wanted. */
    public JsonNode awaitBody(String path, Duration deadline, Predicate<JsonNode> wanted) {
        long end = System.nanoTime() + deadline.toNanos();
        Answer last = get(path);
        while (!(last.status() == 200 && wanted.test(last.body()))) {
            if (System.nanoTime() > end) {
                throw new AssertionError("%s within %s: %d %s".formatted(path, deadline, last.status(), last.body()));
            }
            LockSupport.parkNanos(50_000_000);
            last = get(path);
        }
        return last.body();
    }
}
