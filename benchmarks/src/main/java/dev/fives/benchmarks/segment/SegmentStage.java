package dev.fives.benchmarks.segment;

import dev.fives.benchmarks.child.ApplicationMain;
import dev.fives.benchmarks.child.Child;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.TestTokens;
import dev.fives.local.broker.LocalBroker;
import dev.fives.local.broker.LocalBrokerConfig;
import dev.fives.local.store.LocalStore;
import dev.fives.local.store.LocalStoreConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Segmentation-service in a JVM of its own; a store on disk, without fsync, and a broker in this one. */
final class SegmentStage implements AutoCloseable {
    static final String PREFIX = "bench.";
    private static final Duration READY = Duration.ofMinutes(2);
    private static final int OK = 200;
    private static final int CREATED = 201;

    private final Path folder;
    private final LocalBroker broker;
    private final LocalStore store;
    private final Child service;
    private final TestTokens tokens = TestTokens.create();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    private SegmentStage(Path folder) throws IOException {
        this.folder = folder;
        this.broker = LocalBroker.start(LocalBrokerConfig.ephemeral());
        this.store = LocalStore.open(new LocalStoreConfig(folder.resolve("store"), 0, false));
        int port = freePort();
        this.url = "http://127.0.0.1:" + port;
        this.service = Child.start(folder.resolve("segmentation.log"), ApplicationMain.class, settings(port));
    }

    /** Returns when the service answers. */
    static SegmentStage open() {
        try {
            SegmentStage stage = new SegmentStage(Files.createTempDirectory("fives-segments-"));
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
        return broker.bootstrapServers();
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
                .header("Authorization", "Bearer " + tokens.token("bench", "admin"))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private List<String> settings(int port) {
        List<String> arguments = new ArrayList<>(List.of(
                "dev.fives.segmentation.SegmentationApplication",
                "segmentation-service",
                "--server.port=" + port,
                "--management.server.port=0",
                "--spring.mongodb.uri=" + store.uri(),
                "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                "--fives.tenant=bench",
                "--fives.topic-prefix=" + PREFIX,
                "--fives.kafka.partitions=3",
                "--fives.kafka.replication=1",
                "--fives.kafka.min-insync-replicas=1"));
        tokens.settings().forEach(setting -> arguments.add("--" + setting));
        return arguments;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** The log stays. */
    @Override
    public void close() {
        service.close();
        store.close();
        broker.close();
        try {
            FileSystemUtils.deleteRecursively(folder.resolve("store"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
