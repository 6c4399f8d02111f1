package dev.fives.kit.events.self;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.StateTopic;
import dev.fives.contracts.segment.SegmentLifecycle;
import dev.fives.contracts.segment.SegmentState;
import dev.fives.kit.app.FivesApplication;
import dev.fives.kit.events.journal.Draft;
import dev.fives.kit.events.journal.Fact;
import dev.fives.kit.events.journal.Journal;
import dev.fives.kit.events.journal.JournalAccount;
import dev.fives.kit.events.journal.JournalEntry;
import dev.fives.kit.events.journal.JournalSpec;
import dev.fives.kit.events.journal.Journals;
import dev.fives.kit.events.journal.LedgerEvents;
import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.state.PresentState;
import dev.fives.kit.events.state.StateReads;
import dev.fives.kit.events.state.StateSource;
import dev.fives.kit.test.api.ApiContract;
import dev.fives.kit.test.api.Exchanged;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.stack.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An application with one kind of aggregate, one journal and a state topic, on a real broker and store. */
final class OwnTopicsStage implements AutoCloseable {
    private static final TestTokens TOKENS = TestTokens.create();
    /** The gateway strips the prefix and nothing else. */
    private static final ApiContract CONTRACT = ApiContract.of("gateway");

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    /** A note of this text is erased. */
    static final String ERASED = "erased";

    private final List<String> settings = new ArrayList<>(LocalBackends.settings());
    private final ConfigurableApplicationContext application;

    /** What the aggregate keeps; on the wire it is a segment. */
    public record Note(String text, int count) {}

    /** What an entry of the journal keeps. */
    public record Line(String text) {}

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {
        @Bean
        AggregateStore<Note> notes(AggregateStores stores) {
            return stores.of(new AggregateSpec<>("segment", "notes", StateCodec.record(Note.class)));
        }

        @Bean
        Journal<Line> lines(Journals journals) {
            return journals.of(
                    new JournalSpec<>("account", "lines", StateCodec.record(Line.class), Application::event));
        }

        @Bean
        StateSource states(AggregateStore<Note> notes) {
            return new Notes(notes);
        }

        @Bean
        Inserts inserts() {
            return new Inserts(new ConcurrentLinkedQueue<>());
        }

        private static NewEvent event(JournalEntry<Line> entry) {
            return LedgerEvents.earned(entry, entry.body().text());
        }
    }

    private record Notes(AggregateStore<Note> notes) implements StateSource {
        @Override
        public StateTopic topic() {
            return StateTopic.SEGMENT;
        }

        @Override
        public Set<String> aggregateTypes() {
            return Set.of("segment");
        }

        @Override
        public Mono<List<PresentState>> present(Collection<String> keys) {
            return StateReads.present(notes, keys)
                    .map(found -> found.stream().map(Notes::state).toList());
        }

        private static PresentState state(Stored<Note> note) {
            SegmentState state = new SegmentState("cus_" + note.state().count(), "LOW", null, "LOW", List.of());
            return note.state().text().equals(ERASED)
                    ? new PresentState.Erased(note.id(), note.version())
                    : new PresentState.Kept(note.id(), note.version(), state);
        }

        @Override
        public Mono<Keys> keys(@Nullable String position, int limit) {
            return StateReads.keys(notes, position, limit);
        }
    }

    /** Bulk inserts into the index, in JSON. */
    record Inserts(Queue<String> commands) implements MongoClientSettingsBuilderCustomizer, CommandListener {
        @Override
        public void customize(com.mongodb.MongoClientSettings.Builder client) {
            client.addCommandListener(this);
        }

        @Override
        public void commandStarted(CommandStartedEvent event) {
            if (event.getCommandName().equals("insert")
                    && event.getCommand().getString("insert").getValue().equals("event_index")) {
                commands.add(event.getCommand().toJson());
            }
        }
    }

    OwnTopicsStage() {
        settings.addAll(TOKENS.settings());
        settings.addAll(List.of(
                "fives.security.contract=kit-stage",
                "server.port=0",
                "management.server.port=0",
                "fives.self.gather=100ms",
                // what a former owner may still write is not written over: it would mend what the audit is to find
                "fives.state.rewrite-records=0",
                "fives.state.audit-settle=600ms",
                "fives.state.audit-page=2"));
        SpringApplication spring = FivesApplication.prepare(Application.class, "stage-service");
        application =
                spring.run(settings.stream().map(setting -> "--" + setting).toArray(String[]::new));
    }

    String prefix() {
        return property("fives.topic-prefix");
    }

    Queue<String> inserts() {
        return bean(Inserts.class).commands();
    }

    MongoDatabase database() {
        return bean(MongoDatabase.class);
    }

    <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    /** A segment with so many events. */
    void note(String id, String text, int events) {
        List<NewEvent> all = new ArrayList<>();
        for (int i = 1; i <= events; i++) {
            all.add(event(id, i));
        }
        notes().create(id, id, new Note(text, events), all, null).block();
    }

    void change(String id, String text) {
        notes().change(
                        id,
                        loaded -> new Decision.Changed<>(
                                new Note(text, loaded.state().count() + 1),
                                List.of(event(id, loaded.state().count() + 1))))
                .block();
    }

    /** A write that tells nobody. */
    void touch(String id) {
        notes().find(id)
                .flatMap(loaded -> notes().update(loaded, loaded.state(), List.of(), null))
                .block();
    }

    @SuppressWarnings("unchecked")
    private AggregateStore<Note> notes() {
        return bean(AggregateStore.class);
    }

    private static NewEvent event(String id, int version) {
        return new NewEvent(EventTypes.SEGMENT_PUBLISHED, new SegmentLifecycle(id, version, "note", "N-1"));
    }

    @SuppressWarnings("unchecked")
    void enter(String accountId, String customerId, String source) {
        Journal<Line> journal = bean(Journal.class);
        journal.append(
                        new JournalAccount(accountId, customerId),
                        new Fact(source, 1, Instant.parse("2026-11-01T10:15:30Z")),
                        known -> new Draft<>(10, new Line("GRANT")))
                .block();
    }

    JsonNode events(String query) {
        return JsonMapper.shared().readTree(get(query, 200));
    }

    String get(String query, int status) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + property("local.server.port") + "/events?" + query))
                .header("Authorization", "Bearer " + TOKENS.token("reader", "admin"))
                .build();
        try {
            var answer = HTTP.send(request, BodyHandlers.ofString());
            CONTRACT.check(new Exchanged(
                    "GET",
                    "/api/v1/events",
                    "",
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    answer.body()));
            if (answer.statusCode() != status) {
                throw new AssertionError(answer.statusCode() + " (expected: " + status + "): " + answer.body());
            }
            return answer.body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String property(String name) {
        return application.getEnvironment().getRequiredProperty(name);
    }

    @Override
    public void close() {
        application.close();
    }
}
