package dev.fives.segmentation;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import dev.fives.kit.app.FivesApplication;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.stack.MutableClock;
import dev.fives.kit.test.stack.TestTokens;
import dev.fives.kit.time.BusinessClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The service as it runs, against a real broker and the local store, with a clock that the test moves. It ends with the
 * JVM: closing one context ends the event loops that all contexts of a JVM share.
 */
final class RunningService {

    private static final TestTokens TOKENS = TestTokens.create();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static final Instant START = Instant.parse("2026-06-01T12:00:00Z");

    /** Started by the first test that asks. */
    private static final class Still {
        static final RunningService SERVICE = new RunningService(START);
    }

    private static final class Moving {
        static final RunningService SERVICE = new RunningService(START);
    }

    /** One for all tests that leave the clock at {@link #START}: a start costs more than any of them. */
    static RunningService still() {
        return Still.SERVICE;
    }

    /** One for all tests that move the clock, forwards only, and for those that do not care. */
    static RunningService moving() {
        return Moving.SERVICE;
    }

    record Answer(int status, JsonNode body, HttpResponse<String> response) {}

    final MutableClock clock;
    private final Recorder recorder = new Recorder();
    private final ConfigurableApplicationContext context;
    private final String token = TOKENS.token("clerk", "admin");

    RunningService(Instant now) {
        clock = new MutableClock(now);
        List<String> arguments = new ArrayList<>(List.of("server.port=0", "management.server.port=0"));
        arguments.addAll(LocalBackends.settings());
        arguments.addAll(TOKENS.settings());
        var application = FivesApplication.prepare(SegmentationApplication.class, SegmentationApplication.NAME);
        application.addInitializers(started -> {
            var beans = (GenericApplicationContext) started;
            beans.registerBean("businessClock", BusinessClock.class, () -> clock);
            beans.registerBean(
                    "recorder",
                    MongoClientSettingsBuilderCustomizer.class,
                    () -> settings -> settings.addCommandListener(recorder));
        });
        context = application.run(
                arguments.stream().map(setting -> "--" + setting).toArray(String[]::new));
    }

    TestTopics topics() {
        return new TestTopics(property("spring.kafka.bootstrap-servers"), property("fives.topic-prefix"), clock);
    }

    /** Commands of the store that name all of the texts. */
    long commandsNaming(String... texts) {
        return recorder.commands.stream()
                .filter(command -> List.of(texts).stream().allMatch(command::contains))
                .count();
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    Answer put(String path, String body) {
        return send("PUT", path, body);
    }

    /** The body may use single quotes. */
    Answer send(String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + property("local.server.port") + path))
                .header("Authorization", "Bearer " + token)
                .method(
                        method,
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.replace('\'', '"')));
        if (body != null) {
            request.header(
                    "Content-Type", method.equals("PATCH") ? "application/merge-patch+json" : "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString());
            var text = response.body().isEmpty() ? "{}" : response.body();
            return new Answer(response.statusCode(), JsonMapper.shared().readTree(text), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    private String property(String name) {
        return context.getEnvironment().getRequiredProperty(name);
    }

    private static final class Recorder implements CommandListener {
        final Queue<String> commands = new ConcurrentLinkedQueue<>();

        @Override
        public void commandStarted(CommandStartedEvent event) {
            commands.add(event.getCommandName() + " " + event.getCommand().toJson());
        }
    }
}
