package dev.fives.feedback;

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
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as it runs, with a database and topics of its own, and a clock that the test moves. */
final class RunningService {
    static final String PUBLIC_URL = "https://ask.example.com";
    private static final TestTokens TOKENS = TestTokens.create();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** What came back. */
    record Answer(int status, JsonNode body, HttpResponse<String> response) {
        String at(String pointer) {
            return body.at(pointer).asString();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    final MutableClock clock;
    private final ConfigurableApplicationContext context;
    private final String token = TOKENS.token("clerk", "admin");

    RunningService(Instant now) {
        clock = new MutableClock(now);
        List<String> arguments = new ArrayList<>(List.of(
                "server.port=0",
                "management.server.port=0",
                "fives.feedback.public-url=" + PUBLIC_URL + "/",
                "fives.feedback.outreach.settle=100ms",
                "fives.feedback.link-key=0123456789abcdef0123456789abcdef"));
        arguments.addAll(LocalBackends.settings());
        arguments.addAll(TOKENS.settings());
        var application = FivesApplication.prepare(FeedbackApplication.class, FeedbackApplication.NAME);
        application.addInitializers(started ->
                ((GenericApplicationContext) started).registerBean("businessClock", BusinessClock.class, () -> clock));
        context = application.run(
                arguments.stream().map(setting -> "--" + setting).toArray(String[]::new));
    }

    Topics topics() {
        return new Topics(property("spring.kafka.bootstrap-servers"), property("fives.topic-prefix"), clock);
    }

    Answer get(String path) {
        return send("GET", path, null, "Authorization", "Bearer " + token);
    }

    /** The body may use single quotes. */
    Answer post(String path, String body, String... headers) {
        return send("POST", path, body, with(headers, "Authorization", "Bearer " + token));
    }

    Answer patch(String path, long version, String body) {
        return send("PATCH", path, body, "Authorization", "Bearer " + token, "If-Match", "\"" + version + "\"");
    }

    /** As whoever holds a link: without a token of ours. */
    Answer open(String link, String... headers) {
        return send("GET", path(link), null, headers);
    }

    Answer answer(String link, String body, String... headers) {
        return send("POST", path(link), body, headers);
    }

    private static String path(String link) {
        return link.replace(PUBLIC_URL, "");
    }

    private static String[] with(String[] headers, String... more) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    Answer send(String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + property("local.server.port") + path))
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
}
