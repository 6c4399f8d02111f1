package dev.fives.benchmarks.segment;

import dev.fives.benchmarks.child.ApplicationMain;
import dev.fives.benchmarks.child.Backing;
import dev.fives.benchmarks.child.Child;
import dev.fives.kit.test.stack.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Segmentation-service in a JVM of its own, and what it stands on in this one. */
final class SegmentStage implements AutoCloseable {
    static final String APPLICATION = "dev.fives.segmentation.SegmentationApplication";
    static final String NAME = "segmentation-service";
    private static final Duration READY = Duration.ofMinutes(2);
    private static final int OK = 200;
    private static final int CREATED = 201;

    private final Backing backing = Backing.open("segments");
    private final Child service;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    private SegmentStage() throws IOException {
        int port = freePort();
        url = "http://127.0.0.1:" + port;
        Path log = backing.folder.resolve("segmentation.log");
        service = Child.start(log, ApplicationMain.class, backing.arguments(APPLICATION, NAME, port));
    }

    /** Returns when the service answers. */
    static SegmentStage open() {
        try {
            SegmentStage stage = new SegmentStage();
            Eventually.until("segmentation-service", READY, stage::answers);
            return stage;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() throws IOException, InterruptedException {
        service.requireAlive();
        return send("GET", "/segments", "").statusCode() == OK;
    }

    String bootstrapServers() {
        return backing.bootstrapServers();
    }

    /** The n-th holds who has bought n times, so that each purchase of a customer enters one, and all are asked. */
    void publish(int segments) {
        for (int n = 1; n <= segments; n++) {
            String rule = "{\"code\":\"bought-" + n + "\",\"name\":\"Bought " + n
                    + " times\",\"rule\":{\"field\":\"purchases.count\",\"op\":\"gte\",\"value\":" + n + "}}";
            JsonNode made = require(CREATED, send("/segments", rule));
            var _ = require(OK, send("/segments/" + made.path("id").stringValue() + "/publish", ""));
        }
    }

    private static JsonNode require(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer.uri() + ": " + answer.statusCode() + " (expected: " + status + ")");
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpResponse<String> send(String path, String body) {
        try {
            return send("POST", path, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + backing.tokens.token("bench", "admin"))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        service.close();
        backing.close();
    }
}
