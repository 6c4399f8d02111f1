package dev.fives.local.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.List;
import org.bson.Document;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A driver with the concerns that the services use. */
record Client(MongoClient mongo) implements AutoCloseable {
    static Client of(String uri) {
        return new Client(MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .retryWrites(false)
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .readConcern(ReadConcern.MAJORITY)
                .build()));
    }

    MongoCollection<Document> collection(String name) {
        return mongo.getDatabase("it").getCollection(name);
    }

    static <T> T one(Publisher<T> publisher) {
        return Mono.from(publisher).block();
    }

    static <T> List<T> all(Publisher<T> publisher) {
        return Flux.from(publisher).collectList().block();
    }

    @Override
    public void close() {
        mongo.close();
    }
}
