package dev.fives.feedback.satisfaction;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.fives.feedback.score.model.Metric;
import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** Every score of a metric, asked for or not; only score and channel are read of each. */
public final class Scores {
    private static final String STATE = "state";
    private static final String RESPONSE = "response";

    private final MongoCollection<Document> invitations;
    private final MongoCollection<Document> feedback;

    public Scores(MongoCollection<Document> invitations, MongoCollection<Document> feedback) {
        this.invitations = invitations;
        this.feedback = feedback;
    }

    /** One score. */
    record Given(String channel, String source, int score) {}

    /** From one instant on and before another; absent ends are open. */
    Flux<Given> of(Metric metric, @Nullable Instant from, @Nullable Instant to) {
        Flux<Given> asked = find(invitations, "state.response.metric", "state.response.at", metric, from, to)
                .map(state -> given(state, state.get(RESPONSE, Document.class), "SURVEY"));
        Flux<Given> unasked = find(feedback, "state.metric", "state.at", metric, from, to)
                .map(state -> given(state, state, "UNSOLICITED"));
        return Flux.concat(asked, unasked);
    }

    private static Flux<Document> find(
            MongoCollection<Document> collection,
            String metricField,
            String atField,
            Metric metric,
            @Nullable Instant from,
            @Nullable Instant to) {
        Document range = new Document();
        if (from != null) {
            range.append("$gte", from);
        }
        if (to != null) {
            range.append("$lt", to);
        }
        Document filter = new Document(metricField, metric.name());
        if (!range.isEmpty()) {
            filter.append(atField, range);
        }
        return Flux.from(collection
                        .find(filter)
                        .projection(new Document("state.channel", 1)
                                .append("state.score", 1)
                                .append("state.response.score", 1)))
                .map(found -> found.get(STATE, Document.class));
    }

    private static Given given(Document state, Document scored, String source) {
        return new Given(state.getString("channel"), source, scored.getInteger("score"));
    }
}
