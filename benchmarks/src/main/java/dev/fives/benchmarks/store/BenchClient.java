package dev.fives.benchmarks.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.Objects;
import org.bson.Document;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A driver with many connections and the services' write concern. */
record BenchClient(MongoClient mongo) implements AutoCloseable {
    static final int CONNECTIONS = 64;

    static BenchClient of(String uri) {
        return new BenchClient(MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .retryWrites(false)
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .applyToConnectionPoolSettings(pool -> pool.maxSize(CONNECTIONS).minSize(CONNECTIONS))
                .build()));
    }

    MongoCollection<Document> things() {
        return mongo.getDatabase("bench").getCollection("things");
    }

    static <T> T one(Publisher<T> publisher) {
        return Objects.requireNonNull(Mono.from(publisher).block());
    }

    static long count(Publisher<?> publisher) {
        return Objects.requireNonNull(Flux.from(publisher).count().block());
    }

    @Override
    public void close() {
        mongo.close();
    }
}
