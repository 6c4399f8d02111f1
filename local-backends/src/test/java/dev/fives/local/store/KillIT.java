package dev.fives.local.store;

import static dev.fives.local.store.Client.all;
import static dev.fives.local.store.Client.one;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillIT {
    private static final int ROUNDS = Integer.getInteger("store.kill.rounds", 2);
    private static final int WRITERS = 4;
    private static final int WRITES_BEFORE_KILL = 800;

    @TempDir
    Path directory;

    /** id → the highest version whose write was acknowledged */
    private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();

    @Test
    void kill_losesNoAcknowledgedWrite() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            try (Child child = Child.start(directory);
                    ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
                assertAllThere(child.uri());
                int before = acknowledged.size();
                for (int writer = 0; writer < WRITERS; writer++) {
                    String prefix = "r" + round + "w" + writer + "-";
                    writers.execute(() -> writeUntilDead(child.uri(), prefix));
                }
                while (acknowledged.size() < before + WRITES_BEFORE_KILL && child.process.isAlive()) {
                    LockSupport.parkNanos(1_000_000); // the writers need the processor
                }
                child.process.destroyForcibly();
            }
        }
        try (Child child = Child.start(directory)) {
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ROUNDS * WRITES_BEFORE_KILL);
            assertAllThere(child.uri());
        }
    }

    private void writeUntilDead(String uri, String prefix) {
        try (Client client = Client.of(uri + "&serverSelectionTimeoutMS=10000")) {
            MongoCollection<Document> things = client.collection("things");
            for (int i = 0; ; i++) {
                String id = prefix + i;
                one(things.insertOne(
                        new Document("_id", id).append("version", 1).append("text", "x".repeat(200))));
                acknowledged.put(id, 1);
                one(things.updateOne(new Document("_id", id), new Document("$inc", new Document("version", 1))));
                acknowledged.put(id, 2);
            }
        } catch (MongoException e) {
            // the store is dead, as was meant
        }
    }

    private void assertAllThere(String uri) {
        try (Client client = Client.of(uri)) {
            Map<String, Integer> stored = new ConcurrentHashMap<>();
            all(client.collection("things").find())
                    .forEach(found -> stored.put(found.getString("_id"), found.getInteger("version")));
            assertThat(acknowledged)
                    .allSatisfy((id, version) ->
                            assertThat(stored.get(id)).as(id).isNotNull().isGreaterThanOrEqualTo(version));
        }
    }

    /** A store in a JVM of its own. */
    private record Child(Process process, int port) implements AutoCloseable {
        static Child start(Path directory) throws IOException {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            StoreProcess.class.getName(),
                            "--data",
                            directory.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
            String line = out.readLine();
            while (line != null && !line.startsWith("store ready port=")) {
                line = out.readLine();
            }
            assertThat(line).isNotNull();
            return new Child(process, Integer.parseInt(line.substring("store ready port=".length())));
        }

        String uri() {
            return "mongodb://127.0.0.1:" + port + "/?retryWrites=false";
        }

        @Override
        public void close() {
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
