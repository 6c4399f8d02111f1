package dev.fives.feedback.satisfaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.AggregatePublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.fives.feedback.invitation.mongo.MongoInvitations;
import dev.fives.feedback.satisfaction.Scores.Given;
import dev.fives.feedback.score.model.Metric;
import dev.fives.feedback.unsolicited.Feedbacks;
import dev.fives.kit.events.store.IndexSpec;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscriber;
import reactor.core.publisher.Flux;

/** The collections here can count and no more: whoever reads one answer after the other fails. */
class ScoresTest {
    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-04-01T00:00:00Z");
    private static final Pattern FIELD = Pattern.compile("state(\\.[a-z]+)+");

    private final List<String> asked = new ArrayList<>();

    @Test
    void SAT_05_aMillionAnswers_areOneRowForEachScoreAndChannel() {
        Scores scores = new Scores(counting("EMAIL", 9, 1_000_000), counting("PHONE", 0, 3));

        assertThat(scores.of(Metric.NPS, FROM, TO).collectList().block())
                .containsExactly(new Given("EMAIL", "SURVEY", 9, 1_000_000), new Given("PHONE", "UNSOLICITED", 0, 3));
    }

    @Test
    void SAT_05_whatIsCounted_liesInAnIndex() {
        Scores scores = new Scores(counting("EMAIL", 9, 1), counting("PHONE", 0, 1));
        scores.of(Metric.NPS, FROM, TO).blockLast();

        assertThat(indexes(MongoInvitations.indexes())).contains(fields(asked.getFirst()));
        assertThat(indexes(Feedbacks.indexes())).contains(fields(asked.getLast()));
    }

    private static List<Set<String>> indexes(IndexSpec spec) {
        return spec.indexes().stream().map(index -> index.keys().keySet()).toList();
    }

    private static Set<String> fields(String pipeline) {
        Set<String> fields = new LinkedHashSet<>();
        FIELD.matcher(pipeline).results().forEach(field -> fields.add(field.group()));
        return fields;
    }

    private MongoCollection<Document> counting(String channel, int score, int times) {
        Document row = new Document("_id", new Document("channel", channel).append("score", score));
        AggregatePublisher<Document> rows = proxy(AggregatePublisher.class, (proxy, method, args) -> {
            Flux.just(row.append("times", times)).subscribe(subscriber(args[0]));
            return null;
        });
        return proxy(MongoCollection.class, (proxy, method, args) -> {
            assertThat(method.getName()).isEqualTo("aggregate");
            asked.add(String.valueOf(args[0]));
            return rows;
        });
    }

    @SuppressWarnings("unchecked")
    private static Subscriber<Document> subscriber(Object given) {
        return (Subscriber<Document>) given;
    }

    @SuppressWarnings("unchecked")
    private static <T> T proxy(Class<? super T> type, InvocationHandler calls) {
        return (T) Proxy.newProxyInstance(ScoresTest.class.getClassLoader(), new Class<?>[] {type}, calls);
    }
}
