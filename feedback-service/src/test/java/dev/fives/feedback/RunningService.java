package dev.fives.feedback;

import dev.fives.contracts.Topic;
import dev.fives.kit.test.mail.MailStage;
import dev.fives.kit.test.stack.DeafTime;
import dev.fives.kit.test.stack.DroppedRepeats;
import dev.fives.kit.test.stack.MutableClock;
import dev.fives.kit.test.stack.TestApplication;
import dev.fives.kit.test.stack.TestHttp;
import dev.fives.kit.test.stack.TestHttp.Answer;
import dev.fives.kit.test.stack.TestTokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/** The service as it runs, with a database and topics of its own, and a clock that the test moves. */
final class RunningService {
    static final String PUBLIC_URL = "https://ask.example.com";
    private static final TestTokens TOKENS = TestTokens.create();

    final MailStage mails = MailStage.start();
    final MutableClock clock;
    private final ConfigurableApplicationContext context;
    private final TestHttp http;
    private final String token = TOKENS.token("clerk", "admin");

    /** Started by the first test that asks. */
    private static final class Shared {
        static final RunningService SERVICE = new RunningService(Instant.parse("2026-03-01T10:00:00Z"));
    }

    /** One for all tests of this JVM. */
    static RunningService shared() {
        return Shared.SERVICE;
    }

    private RunningService(Instant now) {
        clock = new MutableClock(now);
        context = new TestApplication(FeedbackApplication.class, FeedbackApplication.NAME, clock)
                .start(TOKENS, settings());
        http = new TestHttp(context);
    }

    private String[] settings() {
        List<String> settings = new ArrayList<>(mails.settings());
        settings.addAll(List.of(
                "fives.feedback.public-url=" + PUBLIC_URL + "/",
                "fives.feedback.outreach.settle=100ms",
                "fives.feedback.link-key=0123456789abcdef0123456789abcdef"));
        return settings.toArray(String[]::new);
    }

    Topics topics() {
        return new Topics(property("spring.kafka.bootstrap-servers"), property("fives.topic-prefix"), clock);
    }

    Answer get(String path) {
        return send("GET", path, null, "Authorization", "Bearer " + token);
    }

    Answer getUnless(String path, String etag) {
        return send("GET", path, null, "Authorization", "Bearer " + token, "If-None-Match", etag);
    }

    /** The body may use single quotes. */
    Answer post(String path, String body, String... headers) {
        return send("POST", path, body, with(headers, "Authorization", "Bearer " + token));
    }

    Answer patch(String path, long version, String body, String... headers) {
        return send(
                "PATCH",
                path,
                body,
                with(headers, "Authorization", "Bearer " + token, "If-Match", "\"" + version + "\""));
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
        return http.send(method, path, body, headers);
    }

    /** Events of a topic that were dropped as repeats. */
    long duplicates(Topic topic) {
        return DroppedRepeats.of(context, topic);
    }

    void deaf(Runnable meanwhile) {
        DeafTime.of(context, meanwhile);
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    static TestTokens tokens() {
        return TOKENS;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    private String property(String name) {
        return context.getEnvironment().getRequiredProperty(name);
    }
}
