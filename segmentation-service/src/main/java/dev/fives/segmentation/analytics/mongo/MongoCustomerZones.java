package dev.fives.segmentation.analytics.mongo;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.segmentation.analytics.app.CustomerZones;
import dev.fives.segmentation.profile.mongo.MongoProfileQueries;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** From the profiles. */
public final class MongoCustomerZones implements CustomerZones {

    private static final List<String> ZONE = List.of("state", "attributes", "timeZone");

    private final MongoCollection<Document> profiles;

    public MongoCustomerZones(MongoDatabase database) {
        this.profiles = database.getCollection(MongoProfileQueries.COLLECTION);
    }

    @Override
    public Mono<Map<String, ZoneId>> of(Collection<String> customerIds) {
        return Flux.from(profiles.find(new Document("_id", new Document("$in", List.copyOf(customerIds))))
                        .projection(new Document(String.join(".", ZONE), 1)))
                .collect(HashMap::new, MongoCustomerZones::put);
    }

    /** A zone that nobody knows is none. */
    private static void put(Map<String, ZoneId> zones, Document profile) {
        var zone = profile.getEmbedded(ZONE, String.class);
        if (zone == null) {
            return;
        }
        try {
            zones.put(profile.getString("_id"), ZoneId.of(zone));
        } catch (DateTimeException _) {
            zones.remove(profile.getString("_id"));
        }
    }
}
