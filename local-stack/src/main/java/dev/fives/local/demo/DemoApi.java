package dev.fives.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public API, as any caller knows it. What is refused for want of room is tried again. */
final class DemoApi implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int TRIES = 30;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Set<Integer> NO_ROOM = Set.of(429, 503);
    private static final int PAGE = 200;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final DemoTarget target;

    DemoApi(DemoTarget target) {
        this.target = target;
    }

    JsonNode get(String path) {
        return ok(call("GET", path, null, Map.of()), path);
    }

    /** The resource as it is, missing where there is none. */
    JsonNode find(String path) {
        HttpResponse<String> answer = call("GET", path, null, Map.of());
        return answer.statusCode() == 404 ? JSON.missingNode() : ok(answer, path);
    }

    JsonNode post(String path, Object body) {
        return ok(call("POST", path, body, Map.of()), path);
    }

    /** For commands that move points. */
    JsonNode post(String path, Object body, String idempotencyKey) {
        return ok(call("POST", path, body, Map.of("Idempotency-Key", idempotencyKey)), path);
    }

    JsonNode put(String path, Object body) {
        return ok(call("PUT", path, body, Map.of()), path);
    }

    /** Changes a resource as it is now; {@code etagOf} is where it is read. */
    JsonNode change(String method, String path, String etagOf, Object body) {
        for (int attempt = 1; ; attempt++) {
            HttpResponse<String> present = call("GET", etagOf, null, Map.of());
            String etag = present.headers().firstValue("ETag").orElse("");
            HttpResponse<String> answer =
                    call(method, path, body, etag.isEmpty() ? Map.of() : Map.of("If-Match", etag));
            if (answer.statusCode() != 412 || attempt == TRIES) {
                return ok(answer, path);
            }
        }
    }

    /** Every item of a collection, page after page. */
    void each(String path, Consumer<JsonNode> item) {
        String separator = path.contains("?") ? "&" : "?";
        String next = path + separator + "pageSize=" + PAGE;
        while (true) {
            JsonNode page = get(next);
            page.path("items").forEach(item);
            String cursor = page.path("next").asString("");
            if (cursor.isEmpty()) {
                return;
            }
            next = path + separator + "pageSize=" + PAGE + "&cursor="
                    + java.net.URLEncoder.encode(cursor, java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    List<JsonNode> all(String path) {
        List<JsonNode> items = new java.util.ArrayList<>();
        each(path, items::add);
        return items;
    }

    /** Answers a survey as the customer does, without a login. */
    JsonNode answer(String link, Object body) {
        String path = URI.create(link).getPath();
        return ok(send(request("POST", target.gateway() + path, body).build()), path);
    }

    JsonNode clock() {
        return ok(send(ops("GET", null)), "/local/clock");
    }

    void moveClock(Instant to, boolean frozen) {
        var _ = ok(send(ops("POST", Map.of("set", to.toString(), "frozen", frozen))), "/local/clock");
    }

    private HttpRequest ops(String method, @Nullable Object body) {
        return request(method, target.gateway() + "/local/clock", body)
                .header("Authorization", "Bearer " + target.opsToken())
                .build();
    }

    private HttpResponse<String> call(String method, String path, @Nullable Object body, Map<String, String> headers) {
        HttpRequest.Builder request = request(method, target.gateway() + "/api/v1" + path, body)
                .header("Authorization", "Bearer " + target.adminToken());
        headers.forEach(request::header);
        return send(request.build());
    }

    private static HttpRequest.Builder request(String method, String uri, @Nullable Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri)).timeout(ANSWER);
        return body == null
                ? request.method(method, BodyPublishers.noBody())
                : request.header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            for (int attempt = 1; ; attempt++) {
                HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
                if (!NO_ROOM.contains(answer.statusCode()) || attempt == TRIES) {
                    return answer;
                }
                Thread.sleep(PAUSE);
            }
        } catch (IOException e) {
            throw new DemoFault("demo: no answer from " + target.gateway() + " (expected: a running stack)", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFault("demo: interrupted", e);
        }
    }

    private static JsonNode ok(HttpResponse<String> answer, String path) {
        if (answer.statusCode() / 100 != 2) {
            throw new DemoFault("demo: " + answer.request().method() + " " + path + ": " + answer.statusCode() + " "
                    + answer.body());
        }
        return answer.body().isBlank() ? JSON.missingNode() : JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        http.close();
    }
}
