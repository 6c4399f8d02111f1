package dev.fives.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.test.api.ApiContract;
import dev.fives.kit.test.api.Exchanged;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.MutableClock;
import dev.fives.kit.test.stack.TestApplication;
import dev.fives.kit.test.stack.TestHttp;
import dev.fives.kit.test.stack.TestHttp.Answer;
import dev.fives.kit.test.stack.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The service as it runs, against a real broker and the local store, with a clock that the test moves. Each answer is held
 * against docs/api/openapi/segmentation-service.yaml.
 */
final class RunningService {

    private static final ApiContract CONTRACT = ApiContract.of("segmentation-service");
    private static final TestTokens TOKENS = TestTokens.create();

    static final Instant START = Instant.parse("2026-06-01T12:00:00Z");

    /** A test that needs the running check asks for it: what it mends would be counted as another's. */
    private static final String NO_CHECK_BESIDE = "fives.segmentation.self-check.interval=1h";

    /** What is exact counts all, however slow the machine is. */
    private static final String EXACT_IS_PATIENT = "fives.segmentation.membership.preview.time-max=55s";

    /** Started by the first test that asks. */
    private static final class Still {
        static final RunningService SERVICE = new RunningService(START, NO_CHECK_BESIDE, EXACT_IS_PATIENT);
    }

    private static final class Moving {
        static final RunningService SERVICE = new RunningService(START, NO_CHECK_BESIDE, EXACT_IS_PATIENT);
    }

    /** One for all tests that leave the clock at {@link #START}: a start costs more than any of them. */
    static RunningService still() {
        return Still.SERVICE;
    }

    /** One for all tests that move the clock, forwards only, and for those that do not care. */
    static RunningService moving() {
        return Moving.SERVICE;
    }

    final MutableClock clock;
    private final Recorder recorder = new Recorder();
    private final ConfigurableApplicationContext context;
    private final TestHttp http;
    private final TestTopics topics;
    private final String token = TOKENS.token("clerk", "admin");
    private final String operatorToken = TOKENS.token("operator", "ops");

    RunningService(Instant now, String... ownSettings) {
        clock = new MutableClock(now);
        context = new TestApplication(SegmentationApplication.class, SegmentationApplication.NAME, clock)
                .with(
                        "recorder",
                        MongoClientSettingsBuilderCustomizer.class,
                        settings -> settings.addCommandListener(recorder))
                .start(TOKENS, ownSettings);
        http = new TestHttp(context);
        topics = new TestTopics(
                property("spring.kafka.bootstrap-servers"), property("fives.topic-prefix"), clock, this::awaitTold);
    }

    TestTopics topics() {
        return topics;
    }

    /** What stands in the store was told: an event leaves its document when the broker has it. */
    private void awaitTold() {
        var database = bean(MongoDatabase.class);
        var untold = new Document("out.at", new Document("$gt", Instant.EPOCH));
        Eventually.until(
                "told",
                Duration.ofSeconds(60),
                () -> Flux.just("profiles", "segments", "strategies")
                                .concatMap(name -> database.getCollection(name).countDocuments(untold))
                                .reduce(0L, Long::sum)
                                .block()
                        == 0);
    }

    /** All commands that the store was given so far, in order: name and JSON. */
    List<String> commands() {
        return List.copyOf(recorder.commands);
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

    /** Of the version that is there. */
    Answer put(String path, String body) {
        return send("PUT", path, body, "If-Match", get(path).etag());
    }

    Answer send(String method, String path, String body, String... headers) {
        String bearer = path.startsWith("/ops/") ? operatorToken : token;
        String[] all = Stream.concat(Stream.of(headers), Stream.of("Authorization", "Bearer " + bearer))
                .toArray(String[]::new);
        Answer answer = http.send(method, path, body, all);
        String json = body == null ? null : body.replace('\'', '"');
        CONTRACT.check(Exchanged.at("segmentation", method, path, json, answer.response()));
        return answer;
    }

    /** The numbers at a path as a picture. */
    String picture(String path, String language) {
        Answer answer = http.send(
                "GET",
                path,
                null,
                "Accept",
                "image/svg+xml",
                "Accept-Language",
                language,
                "Authorization",
                "Bearer " + token);
        assertThat(answer.header("Content-Type")).startsWith("image/svg+xml");
        return answer.body().asString();
    }

    /** Operations of the document that no test has called so far. */
    static Set<String> neverCalled() {
        return CONTRACT.unseen();
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

    /** As if the process had died between each effect so far and its answer. */
    void forgetAnswers() {
        Mono.from(bean(MongoDatabase.class).getCollection("answers").deleteMany(new Document()))
                .block();
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
