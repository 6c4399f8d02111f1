package dev.fives.kit.events.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.app.FivesApplication;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.stack.TestHttp;
import dev.fives.kit.test.stack.TestHttp.Answer;
import dev.fives.kit.test.stack.TestTokens;
import dev.fives.kit.time.RealClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Repeated commands at handlers that do nothing about it themselves, as all of every service are. */
@ExtendWith(LocalBackends.class)
class IdempotencyIT {
    private static final TestTokens TOKENS = TestTokens.create();
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final AtomicInteger KEYS = new AtomicInteger();

    private static ConfigurableApplicationContext application;
    private static TestHttp http;
    private static Things things;
    private String key = "";

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {
        @Bean
        Things things() {
            return new Things();
        }
    }

    @BeforeAll
    static void start() {
        List<String> settings = new ArrayList<>(LocalBackends.settings());
        settings.addAll(LocalBackends.patienceWithTheStore());
        settings.addAll(TOKENS.settings());
        settings.addAll(List.of(
                "fives.security.contract=kit-stage",
                "fives.idempotency.lease=20s",
                "fives.idempotency.renewal=300ms",
                "server.port=0",
                "management.server.port=0"));
        application = FivesApplication.prepare(Application.class, "idempotency-service")
                .run(settings.stream().map(setting -> "--" + setting).toArray(String[]::new));
        http = new TestHttp(application);
        things = application.getBean(Things.class);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @BeforeEach
    void freshKey() {
        key = "k-" + KEYS.incrementAndGet();
        things.effects.set(0);
        things.refuses = false;
        things.gate = Things.open();
    }

    @Test
    void GW_05_repeat_getsTheFirstAnswerWhole_andHasNoEffect() {
        Answer first = post("{'name':'tea','number':1}");
        Answer again = post("{'name':'tea','number':1}");

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.etag()).isEqualTo(first.etag());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(first.header("Consistency-Token")).isEqualTo("purchase/pur_1#2");
        assertThat(again.header("Consistency-Token"))
                .as("who asks again waits for the write, too")
                .isEqualTo("purchase/pur_1#2");
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(things.effects).hasValue(1);
    }

    @Test
    void GW_05_answerWithoutABody_isKeptToo() {
        Answer first = send("DELETE", "/things/7", null, "caller");
        Answer again = send("DELETE", "/things/7", null, "caller");

        assertThat(first.status()).isEqualTo(204);
        assertThat(again.status()).isEqualTo(204);
        assertThat(again.header("X-Gone")).isEqualTo("7");
        assertThat(things.effects).hasValue(1);
    }

    @Test
    void GW_05_otherRequestUnderTheKey_is422_whateverDiffers() {
        post("{'name':'tea','number':1}");

        assertThat(post("{'name':'tea','number':2}").at("/code")).isEqualTo("idempotency-key-reused");
        assertThat(send("DELETE", "/things/7", null, "caller").at("/code")).isEqualTo("idempotency-key-reused");
        assertThat(send("POST", "/things?a=1", "{'name':'tea','number':1}", "caller")
                        .status())
                .isEqualTo(422);
        assertThat(things.effects).hasValue(1);
    }

    @Test
    void GW_05_keysAreTheCallersOwn_alsoThoseOfWhoHoldsALink() {
        post("{'name':'tea','number':1}");
        assertThat(send("POST", "/things", "{'name':'tea','number':2}", "other").status())
                .isEqualTo(201);

        assertThat(open("a").at("/name")).isEqualTo("a");
        assertThat(open("b").at("/name")).isEqualTo("b");
        assertThat(open("a").header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(things.effects).hasValue(4);
    }

    @Test
    void G17_hundredAtOnce_areOneEffect_andTheSameAnswerOr409() {
        List<Answer> answers;
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, 100)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> post("{'name':'tea','number':1}"), callers))
                    .toList();
            answers = running.stream().map(CompletableFuture::join).toList();
        }

        assertThat(things.effects).hasValue(1);
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(201, 409));
        assertThat(answers.stream().filter(answer -> answer.status() == 201).map(Answer::body))
                .isNotEmpty()
                .containsOnly(post("{'name':'tea','number':1}").body());
        assertThat(answers.stream().filter(answer -> answer.status() == 409)).allSatisfy(answer -> {
            assertThat(answer.at("/code")).isEqualTo("command-running");
            assertThat(answer.header("Retry-After")).isEqualTo("1");
        });
    }

    @Test
    void GW_05_commandThatTakesLong_isNotTakenForDead() {
        Sinks.Empty<Void> gate = Sinks.empty();
        things.gate = gate;
        var running = CompletableFuture.supplyAsync(() -> post("{'name':'tea','number':1}"));
        Eventually.until("begun", DEADLINE, () -> things.effects.get() == 1);
        Instant first = until();
        Eventually.until("renewed twice", DEADLINE, () -> until().isAfter(first.plusMillis(599)));

        assertThat(post("{'name':'tea','number':1}").at("/code")).isEqualTo("command-running");
        gate.tryEmitEmpty();
        assertThat(running.join().status()).isEqualTo(201);
        assertThat(things.effects).hasValue(1);
    }

    @Test
    void G17_runThatDied_isTakenOver_whenItsLeaseIsOver() {
        post("{'name':'tea','number':1}");
        Document unset = new Document("status", 1).append("headers", 1).append("body", 1);
        change(new Document("$unset", unset).append("$set", new Document("until", Date.from(now().plusSeconds(60)))));
        assertThat(post("{'name':'tea','number':1}").at("/code")).isEqualTo("command-running");
        assertThat(post("{'name':'tea','number':2}").status()).isEqualTo(422);

        change(new Document("$set", new Document("until", Date.from(now().minusSeconds(1)))));
        assertThat(post("{'name':'tea','number':1}").at("/number")).isEqualTo("2");
        assertThat(post("{'name':'tea','number':1}").at("/number")).isEqualTo("2");
    }

    @Test
    void GW_05_refusedCommand_leavesItsKeyFree() {
        things.refuses = true;
        assertThat(post("{'name':'tea','number':1}").status()).isEqualTo(409);
        assertThat(post("{'name':").status()).isEqualTo(400);
        things.refuses = false;

        assertThat(post("{'name':'tea','number':2}").status()).isEqualTo(201);
    }

    @Test
    void GW_05_afterADay_theKeyIsNew_andTheAnswerIsSweptAway() {
        post("{'name':'tea','number':1}");
        change(new Document("$set", new Document("at", Date.from(now().minus(Duration.ofHours(25))))));
        assertThat(post("{'name':'tea','number':2}").status()).isEqualTo(201);

        application.getBean(KeptAnswers.class).sweep().block();
        assertThat(record()).isNotNull();
        change(new Document("$set", new Document("at", Date.from(now().minus(Duration.ofHours(25))))));
        application.getBean(KeptAnswers.class).sweep().block();
        assertThat(Mono.from(answers().find(new Document("_id", id())).first()).block())
                .isNull();
    }

    @Test
    void G29_keptAnswer_showsNothingOfWhatWasSaid() {
        post("{'name':'Canary','number':1}");

        Document kept = record();
        assertThat(kept.get("body", Binary.class).getData()).isNotEmpty();
        assertThat(kept.toJson()).doesNotContain("Canary").doesNotContain(key);
        assertThat(new String(kept.get("body", Binary.class).getData(), StandardCharsets.ISO_8859_1))
                .doesNotContain("Canary");
    }

    private Answer post(String body) {
        return send("POST", "/things", body, "caller");
    }

    private Answer open(String token) {
        return http.send("POST", "/open/" + token, "{}", "Idempotency-Key", key);
    }

    private Answer send(String method, String path, @Nullable String body, String caller) {
        String token = "Bearer " + TOKENS.token(caller, "admin");
        return http.send(method, path, body, "Idempotency-Key", key, "Authorization", token);
    }

    private String id() {
        return new CommandKey("caller", key).id();
    }

    private Document record() {
        return Objects.requireNonNull(
                Mono.from(answers().find(new Document("_id", id())).first()).block());
    }

    private Instant until() {
        return record().getDate("until").toInstant();
    }

    private static Instant now() {
        return application.getBean(RealClock.class).instant();
    }

    private void change(Document update) {
        Mono.from(answers().updateOne(new Document("_id", id()), update)).block();
    }

    private static MongoCollection<Document> answers() {
        return application.getBean(MongoDatabase.class).getCollection("answers");
    }
}
