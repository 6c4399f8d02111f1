package dev.fives.loyalty;

import dev.fives.kit.test.api.ApiContract;
import dev.fives.kit.test.api.Exchanged;
import dev.fives.kit.test.stack.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is asked of the service at its port. Each answer is held against docs/api/openapi/loyalty-service.yaml. */
abstract class LoyaltyCalls {
    private static final ApiContract CONTRACT = ApiContract.of("loyalty-service");
    private static final TestTokens TOKENS = TestTokens.create();
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    HttpResponse<String> get(String path) {
        return send("GET", path, "admin");
    }

    /** As one who has just written what the token names. */
    HttpResponse<String> getAfter(String token, String path) {
        return send(path, request(path, "admin").header("Consistency-Token", token), null);
    }

    HttpResponse<String> send(String method, String path, String role) {
        return send(path, request(path, role).method(method, BodyPublishers.noBody()), null);
    }

    /** As one who wants a representation. */
    HttpResponse<String> getAs(String mediaType, String path) {
        return send(path, request(path, "admin").header("Accept", mediaType), null);
    }

    HttpResponse<String> getWith(String path, String... headers) {
        return send(path, request(path, "admin").headers(headers), null);
    }

    /** The body may use single quotes. */
    HttpResponse<String> post(String path, String body, String... headers) {
        return postAs("admin", path, body, headers);
    }

    HttpResponse<String> postAs(String role, String path, String body, String... headers) {
        return write("POST", path, request(path, role), body, headers);
    }

    /** The body may use single quotes. */
    HttpResponse<String> put(String path, String body, String... headers) {
        return write("PUT", path, request(path, "admin"), body, headers);
    }

    HttpResponse<String> delete(String path, String etag) {
        return send(path, request(path, "admin").header("If-Match", etag).DELETE(), null);
    }

    /** As another agent than the clerk of the other calls. The body may use single quotes. */
    HttpResponse<String> postBy(String person, String path, String body, String... headers) {
        String bearer = "Bearer " + TOKENS.token(person, "agent");
        return write("POST", path, request(path, "admin").setHeader("Authorization", bearer), body, headers);
    }

    /** Operations of the document that no test has called so far. */
    static Set<String> neverCalled() {
        return CONTRACT.unseen();
    }

    JsonNode json(String path) {
        return JSON.readTree(get(path).body());
    }

    JsonNode ledger(String customerId) {
        return json("/members/" + customerId + "/ledger?pageSize=200").path("items");
    }

    /** What the operators' proof says of the customer's account. */
    JsonNode proof(String customerId) {
        return JSON.readTree(
                send("GET", "/ops/verify?account=" + customerId, "ops").body());
    }

    /** Null where there is no such member. */
    Long balance(String customerId) {
        HttpResponse<String> answer = get("/members/" + customerId);
        return answer.statusCode() == 200
                ? (Long) JSON.readTree(answer.body()).at("/points/active").asLong()
                : null;
    }

    static TestTokens tokens() {
        return TOKENS;
    }

    private HttpResponse<String> write(
            String method, String path, HttpRequest.Builder request, String body, String... headers) {
        String json = body.replace('\'', '"');
        request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(json));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(path, request, json);
    }

    private HttpRequest.Builder request(String path, String role) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + property("local.server.port") + path))
                .header("Authorization", "Bearer " + tokens.computeIfAbsent(role, it -> TOKENS.token("clerk", it)));
    }

    private HttpResponse<String> send(String path, HttpRequest.Builder builder, String body) {
        try {
            HttpRequest request = builder.build();
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            CONTRACT.check(Exchanged.at("loyalty", request.method(), path, body, answer));
            return answer;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of its settings as they are in force. */
    abstract String property(String name);
}
