package dev.fives.local.store;

import static dev.fives.local.store.Client.all;
import static dev.fives.local.store.Client.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailingDiskIT {
    @TempDir
    Path directory;

    private volatile boolean full;
    private volatile boolean forceFails;
    private volatile boolean truncateFails;

    private LocalStore open(boolean fsync) {
        return LocalStore.open(new LocalStoreConfig(directory, 0, fsync), file -> new Failing(RecordFile.open(file)));
    }

    @Test
    void fullDisk_refusesChangesWithoutTrace_andRecovers() {
        try (LocalStore store = open(false);
                Client client = Client.of(store.uri())) {
            var things = client.collection("things");
            one(things.createIndex(new Document("k", 1)));
            one(things.insertOne(new Document("_id", 1).append("k", "old")));

            full = true;
            assertRefused(() -> one(things.insertOne(new Document("_id", 2).append("k", "new"))));
            assertRefused(() ->
                    one(things.updateOne(new Document("_id", 1), new Document("$set", new Document("k", "new")))));
            assertRefused(() -> one(things.deleteOne(new Document("_id", 1))));
            assertThat(all(things.find(new Document("k", "old")))).hasSize(1);
            assertThat(all(things.find(new Document("k", "new")))).isEmpty();

            full = false;
            one(things.insertOne(new Document("_id", 2).append("k", "later")));
            assertThat(all(things.find())).hasSize(2);
        }
        assertStored(new Document("_id", 1).append("k", "old"), new Document("_id", 2).append("k", "later"));
    }

    @Test
    void fullDiskThatCannotBeMended_refusesChangesUntilRestart() {
        try (LocalStore store = open(false);
                Client client = Client.of(store.uri())) {
            var things = client.collection("things");
            one(things.insertOne(new Document("_id", 1)));
            full = true;
            truncateFails = true;
            assertRefused(() -> one(things.insertOne(new Document("_id", 2))));
            full = false;

            assertRefused(() -> one(things.insertOne(new Document("_id", 3))));
            assertThat(all(things.find())).containsExactly(new Document("_id", 1));
            truncateFails = false;
        }
        assertStored(new Document("_id", 1));
    }

    @Test
    void failedForce_answersNothingUntilRestart() {
        try (LocalStore store = open(true);
                Client client = Client.of(store.uri())) {
            var things = client.collection("things");
            one(things.insertOne(new Document("_id", 1)));
            forceFails = true;
            assertRefused(() -> one(things.insertOne(new Document("_id", 2))));
            forceFails = false;

            assertRefused(() -> one(things.insertOne(new Document("_id", 3))));
            assertRefused(() -> all(things.find())); // it would tell of document 2
        }
    }

    private static void assertRefused(ThrowingCallable change) {
        assertThatThrownBy(change).isInstanceOf(MongoException.class).hasMessageContaining("journal");
    }

    private void assertStored(Document... documents) {
        try (LocalStore store = open(false);
                Client client = Client.of(store.uri())) {
            assertThat(all(client.collection("things").find())).containsExactly(documents);
        }
    }

    private final class Failing implements RecordFile {
        private final RecordFile file;

        private Failing(RecordFile file) {
            this.file = file;
        }

        @Override
        public void write(ByteBuffer bytes, long offset) throws IOException {
            if (full) {
                file.write(bytes.slice(0, bytes.remaining() / 2), offset);
                throw new IOException("No space left on device");
            }
            file.write(bytes, offset);
        }

        @Override
        public void force() throws IOException {
            if (forceFails) {
                throw new IOException("Input/output error");
            }
            file.force();
        }

        @Override
        public void truncate(long length) throws IOException {
            if (truncateFails) {
                throw new IOException("Input/output error");
            }
            file.truncate(length);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
