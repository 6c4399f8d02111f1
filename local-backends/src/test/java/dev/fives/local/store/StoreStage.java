package dev.fives.local.store;

import static dev.fives.local.store.Client.all;
import static dev.fives.local.store.Client.one;

import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import reactor.core.publisher.Mono;

/** A collection for each test, on the store that is asked for. */
abstract class StoreStage {
    Client client;
    MongoCollection<Document> things;

    abstract String uri();

    @BeforeEach
    void connect() {
        client = Client.of(uri());
        things = client.collection("things");
    }

    @AfterEach
    void disconnect() {
        Mono.from(things.drop()).block();
        client.close();
    }

    static Document doc(Object... pairs) {
        Document document = new Document();
        for (int i = 0; i < pairs.length; i += 2) {
            document.append((String) pairs[i], pairs[i + 1]);
        }
        return document;
    }

    void insert(Document... documents) {
        one(things.insertMany(List.of(documents)));
    }

    List<Object> ids(Document filter) {
        return all(things.find(filter).sort(doc("_id", 1))).stream()
                .map(found -> found.get("_id"))
                .toList();
    }

    void update(Object id, Document update) {
        one(things.updateOne(doc("_id", id), update));
    }

    Document get(Object id) {
        return one(things.find(doc("_id", id)));
    }
}
