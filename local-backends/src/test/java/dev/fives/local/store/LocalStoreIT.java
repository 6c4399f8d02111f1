package dev.fives.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class LocalStoreIT {
    @Test
    void open_answersDriver() {
        try (LocalStore store = LocalStore.open(LocalStoreConfig.inMemory());
                MongoClient client = MongoClients.create(store.uri())) {
            var things = client.getDatabase("it").getCollection("things");

            Mono.from(things.insertOne(new Document("_id", 1))).block();

            assertThat(Mono.from(things.countDocuments()).block()).isEqualTo(1);
        }
    }
}
