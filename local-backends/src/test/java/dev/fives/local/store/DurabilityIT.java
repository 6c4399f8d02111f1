package dev.fives.local.store;

import static dev.fives.local.store.Client.all;
import static dev.fives.local.store.Client.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.model.IndexOptions;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

class DurabilityIT {
    @TempDir
    Path directory;

    private LocalStore open() {
        return LocalStore.open(new LocalStoreConfig(directory, 0, false));
    }

    private interface Work {
        void with(Client client) throws Exception;
    }

    private void run(Work work) throws Exception {
        try (LocalStore store = open();
                Client client = Client.of(store.uri())) {
            work.with(client);
        }
    }

    @Test
    void restart_keepsInsertsUpdatesAndDeletes() throws Exception {
        run(client -> {
            var things = client.collection("things");
            one(things.insertMany(
                    List.of(new Document("_id", "a"), new Document("_id", "b"), new Document("_id", "c"))));
            one(things.updateOne(new Document("_id", "a"), new Document("$set", new Document("n", 7))));
            one(things.deleteOne(new Document("_id", "b")));
        });
        run(client -> one(client.collection("things").insertOne(new Document("_id", "d"))));
        run(client -> assertThat(all(client.collection("things").find()))
                .containsExactly(
                        new Document("_id", "a").append("n", 7), new Document("_id", "c"), new Document("_id", "d")));
    }

    @Test
    void restart_keepsIndexesAndDrops() throws Exception {
        run(client -> {
            var things = client.collection("things");
            one(things.createIndex(new Document("k", 1), new IndexOptions().unique(true)));
            one(things.createIndex(new Document("plain", 1)));
            one(things.createIndex(new Document("gone", 1)));
            Mono.from(things.dropIndex("gone_1")).block();
            one(things.insertOne(new Document("_id", 1).append("k", 1)));
            one(client.collection("dropped").insertOne(new Document("_id", 1)));
            Mono.from(client.collection("dropped").drop()).block();
            assertThat(all(client.collection("dropped").find())).isEmpty();
        });
        run(client -> {
            var things = client.collection("things");
            assertThatThrownBy(() -> one(things.insertOne(new Document("_id", 2).append("k", 1))))
                    .isInstanceOf(MongoWriteException.class);
            assertThatThrownBy(() -> one(things.insertOne(new Document("_id", 1).append("k", 2))))
                    .isInstanceOf(MongoWriteException.class);
            assertThat(all(things.listIndexes()))
                    .extracting(index -> index.getString("name"))
                    .containsExactlyInAnyOrder("_id_", "k_1", "plain_1");
            assertThat(all(client.collection("dropped").find())).isEmpty();
            assertThat(all(client.mongo().getDatabase("it").listCollectionNames()))
                    .containsExactly("things");
        });
    }

    @Test
    void open_cutsTornTail() throws Exception {
        run(client -> one(client.collection("things").insertOne(new Document("_id", 1))));
        run(client -> one(client.collection("things").insertOne(new Document("_id", 2))));
        Path journal = newestJournal();
        try (RandomAccessFile file = new RandomAccessFile(journal.toFile(), "rw")) {
            file.setLength(file.length() - 3);
        }

        run(client -> {
            assertThat(all(client.collection("things").find())).containsExactly(new Document("_id", 1));
            one(client.collection("things").insertOne(new Document("_id", 3)));
        });
        run(client -> assertThat(all(client.collection("things").find())).hasSize(2));
    }

    @Test
    void open_refusesDamage() throws Exception {
        run(client -> {
            for (int i = 0; i < 5; i++) {
                one(client.collection("things").insertOne(new Document("_id", i).append("text", "x".repeat(100))));
            }
        });
        Path journal = newestJournal();
        long size = Files.size(journal);
        try (RandomAccessFile file = new RandomAccessFile(journal.toFile(), "rw")) {
            file.seek(size - 250);
            file.write(file.read() ^ 1);
        }

        assertThatThrownBy(this::open).isInstanceOfSatisfying(CorruptStoreException.class, e -> {
            assertThat(e.file()).isEqualTo(journal);
            assertThat(e.offset()).isPositive().isLessThan(size);
        });
    }

    @Test
    void open_refusesDamagedLength() throws Exception {
        run(client -> one(client.collection("things").insertOne(new Document("_id", 1))));
        Path journal = newestJournal();
        try (RandomAccessFile file = new RandomAccessFile(journal.toFile(), "rw")) {
            file.seek(StoreFiles.HEADER.length + 2);
            file.write(0x40); // a length far beyond the end of the file is not a torn tail
        }

        assertThatThrownBy(this::open).isInstanceOf(CorruptStoreException.class);
    }

    @Test
    void open_refusesMissingJournal() throws Exception {
        run(client -> one(client.collection("things").insertOne(new Document("_id", 1))));
        run(client -> assertThat(all(client.collection("things").find())).hasSize(1));

        Files.delete(newestJournal());

        assertThatThrownBy(this::open).isInstanceOf(CorruptStoreException.class).hasMessageContaining("missing");
    }

    @Test
    void open_refusesDirectoryInUse() {
        try (LocalStore store = open()) {
            assertThat(store.port()).isPositive();
            assertThatThrownBy(this::open)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void compaction_whileWriting_losesNothing() throws Exception {
        List<Document> before;
        try (LocalStore store = open();
                Client client = Client.of(store.uri())) {
            Thread writer = Thread.ofPlatform().start(() -> writeAllKinds(client, 600));
            while (writer.isAlive()) {
                store.compact();
            }
            writer.join();
            before = all(client.collection("things").find().sort(new Document("_id", 1)));
        }
        run(client -> assertThat(all(client.collection("things").find().sort(new Document("_id", 1))))
                .hasSize(400)
                .isEqualTo(before));
    }

    private static void writeAllKinds(Client client, int documents) {
        var things = client.collection("things");
        for (int i = 0; i < documents; i++) {
            one(things.insertOne(new Document("_id", i).append("n", 0)));
            one(things.updateOne(new Document("_id", i / 2), new Document("$inc", new Document("n", 1))));
            if (i % 3 == 0) {
                one(things.deleteOne(new Document("_id", i)));
            }
        }
    }

    private Path newestJournal() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(path -> path.getFileName().toString().startsWith("journal-"))
                    .max(Path::compareTo)
                    .orElseThrow();
        }
    }
}
