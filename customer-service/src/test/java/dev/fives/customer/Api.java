package dev.fives.customer;

import dev.fives.kit.test.api.ApiContract;
import dev.fives.kit.test.api.Exchanged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A caller of the API. Each answer is held against docs/api/openapi/customer-service.yaml. */
public record Api(String base, String token) {
    private static final ApiContract CONTRACT = ApiContract.of("customer-service");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String CONTENT_TYPE = "Content-Type";
    private static final String BOUNDARY = "between-the-parts";

    /** What came back. */
    public record Answer(int status, HttpResponse<String> response) {
        public JsonNode body() {
            return JSON.readTree(response.body());
        }

        public String id() {
            return body().get("id").asString();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    public Answer put(String path, String body) {
        return send("PUT", path, body);
    }

    public Answer patch(String path, long version, String body, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "If-Match";
        all[1] = "\"" + version + "\"";
        System.arraycopy(headers, 0, all, 2, headers.length);
        return send("PATCH", path, body, all);
    }

    /** As a form with the parts {@code request} and {@code file}. */
    public Answer upload(String request, String csv, String... headers) {
        String form = part("request\"", "application/json", request)
                + part("file\"; filename=\"rows.csv\"", "text/csv", csv)
                + "--" + BOUNDARY + "--\r\n";
        return send(
                "POST",
                "/imports",
                form,
                Stream.concat(Stream.of(CONTENT_TYPE, "multipart/form-data; boundary=" + BOUNDARY), Stream.of(headers))
                        .toArray(String[]::new));
    }

    private static String part(String name, String type, String content) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\r\nContent-Type: " + type
                + "\r\n\r\n" + content + "\r\n";
    }

    /** Operations of the document that no test has called so far. */
    static Set<String> neverCalled() {
        return CONTRACT.unseen();
    }

    public Answer send(String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(ANSWER)
                .header("Authorization", "Bearer " + token)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null && !List.of(headers).contains(CONTENT_TYPE)) {
            request.header(CONTENT_TYPE, method.equals("PATCH") ? "application/merge-patch+json" : "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            CONTRACT.check(Exchanged.at("customer", method, path, body, response));
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
