package dev.fives.kit.test.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests to one running application and what came back. */
public final class TestHttp {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String base;

    /** @param application with {@code server.port=0} */
    public TestHttp(ApplicationContext application) {
        base = "http://127.0.0.1:" + application.getEnvironment().getRequiredProperty("local.server.port");
    }

    /** @param body an empty object where there was none */
    public record Answer(int status, JsonNode body, HttpResponse<String> response) {
        public String id() {
            return at("/id");
        }

        public String at(String pointer) {
            return body.at(pointer).asString();
        }

        public List<String> texts(String field) {
            return body.path(field).valueStream().map(JsonNode::asString).toList();
        }

        /** Empty where there is none. */
        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public String etag() {
            return header("ETag");
        }
    }

    /**
     * Waits for the answer, whatever it is.
     *
     * @param body JSON, may use single quotes; null sends none
     * @param headers name, value, name, value
     */
    public Answer send(String method, String path, @Nullable String body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).method(method, publisher(body));
        if (body != null) {
            request.header(
                    "Content-Type", method.equals("PATCH") ? "application/merge-patch+json" : "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return answer(request.build());
    }

    private static BodyPublisher publisher(@Nullable String body) {
        return body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.replace('\'', '"'));
    }

    private static Answer answer(HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), body(response), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What is no JSON, such as a picture, is a text. */
    private static JsonNode body(HttpResponse<String> response) {
        boolean json =
                response.headers().firstValue("Content-Type").orElse("json").contains("json");
        String text = response.body().isEmpty() ? "{}" : response.body();
        return json
                ? JsonMapper.shared().readTree(text)
                : JsonMapper.shared().getNodeFactory().stringNode(text);
    }
}
