package dev.fives.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A hand in the collection of profiles: what it does to them, and what it sees there. */
final class ProfileDamage {

    private final MongoCollection<Document> profiles;

    ProfileDamage(RunningService service) {
        this.profiles = service.bean(MongoDatabase.class).getCollection("profiles");
    }

    void takeOutOf(String segmentId, String customerId) {
        setSegments(
                customerId,
                stored(customerId).stream()
                        .filter(segment -> !segment.getString("id").equals(segmentId))
                        .toList());
    }

    void putInto(String segmentId, String code, Instant since, String customerId) {
        var added = new Document("id", segmentId)
                .append("version", 1L)
                .append("code", code)
                .append("since", since);
        setSegments(
                customerId,
                Stream.concat(stored(customerId).stream(), Stream.of(added)).toList());
    }

    void emptyPurchases(String customerId) {
        var nothing = Mono.from(profiles.find(new Document("state.purchases.folded.purchases", 0)))
                .block()
                .get("state", Document.class)
                .get("purchases", Document.class)
                .get("folded", Document.class);
        set(customerId, "purchases", new Document("kept", List.of()).append("folded", nothing));
    }

    void forgetTickets(String customerId) {
        set(customerId, "satisfaction.tickets", List.of());
    }

    void makeUnreadable(String customerId) {
        change(customerId, new Document("$unset", new Document("state.segments", "")));
    }

    void makeDue(String customerId, Instant at) {
        set(customerId, "nextDueAt", at);
    }

    void delete(String customerId) {
        Mono.from(profiles.deleteOne(new Document("_id", customerId))).block();
    }

    /** The last one of those. */
    String found(Document filter) {
        return Mono.from(profiles.find(filter).sort(new Document("_id", -1)).limit(1))
                .block()
                .getString("_id");
    }

    long count(Document filter) {
        return Mono.from(profiles.countDocuments(filter)).block();
    }

    /** Each customer with the segments that the profile is in. */
    List<String> members() {
        return Flux.from(profiles.find().sort(new Document("_id", 1)))
                .map(profile -> profile.getString("_id") + segments(profile))
                .collectList()
                .block();
    }

    List<String> segments(String customerId) {
        return segments(
                Mono.from(profiles.find(new Document("_id", customerId))).block());
    }

    private static List<String> segments(Document profile) {
        return stored(profile).stream()
                .map(segment -> segment.getString("id"))
                .sorted()
                .toList();
    }

    private List<Document> stored(String customerId) {
        return stored(Mono.from(profiles.find(new Document("_id", customerId))).block());
    }

    private static List<Document> stored(Document profile) {
        return profile.get("state", Document.class).getList("segments", Document.class);
    }

    private void setSegments(String customerId, List<Document> segments) {
        set(customerId, "segments", segments);
    }

    private void set(String customerId, String part, Object value) {
        change(customerId, new Document("$set", new Document("state." + part, value)));
    }

    private void change(String customerId, Document change) {
        var result = Mono.from(profiles.updateOne(new Document("_id", customerId), change))
                .block();
        assertThat(result.getModifiedCount()).isEqualTo(1);
    }
}
