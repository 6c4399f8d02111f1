package dev.fives.feedback.satisfaction;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.fives.feedback.score.model.Metric;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * How often each score of a metric was given, asked for or not. The store counts, from an index alone: what comes from
 * there is a row for each score and channel, however many answers there are.
 */
public final class Scores {
    private static final String CHANNEL = "state.channel";

    private final MongoCollection<Document> invitations;
    private final MongoCollection<Document> feedback;

    public Scores(MongoCollection<Document> invitations, MongoCollection<Document> feedback) {
        this.invitations = invitations;
        this.feedback = feedback;
    }

    /** One score on one channel, and how often. */
    record Given(String channel, String source, int score, long times) {}

    /** From one instant on and before another; absent ends are open. */
    Flux<Given> of(Metric metric, @Nullable Instant from, @Nullable Instant to) {
        Flux<Given> asked =
                count(invitations, "state.response.", metric, from, to).map(row -> given(row, "SURVEY"));
        Flux<Given> unasked = count(feedback, "state.", metric, from, to).map(row -> given(row, "UNSOLICITED"));
        return Flux.concat(asked, unasked);
    }

    /** @param scored where metric, time and score lie */
    private static Flux<Document> count(
            MongoCollection<Document> collection,
            String scored,
            Metric metric,
            @Nullable Instant from,
            @Nullable Instant to) {
        Document filter = new Document(scored + "metric", metric.name());
        Document range = range(from, to);
        if (!range.isEmpty()) {
            filter.append(scored + "at", range);
        }
        Document kind = new Document("channel", "$" + CHANNEL).append("score", "$" + scored + "score");
        return Flux.from(collection.aggregate(List.of(
                new Document("$match", filter),
                new Document("$group", new Document("_id", kind).append("times", new Document("$sum", 1))))));
    }

    private static Document range(@Nullable Instant from, @Nullable Instant to) {
        Document range = new Document();
        if (from != null) {
            range.append("$gte", from);
        }
        if (to != null) {
            range.append("$lt", to);
        }
        return range;
    }

    private static Given given(Document row, String source) {
        Document kind = row.get("_id", Document.class);
        return new Given(
                kind.getString("channel"),
                source,
                kind.get("score", Number.class).intValue(),
                row.get("times", Number.class).longValue());
    }
}
