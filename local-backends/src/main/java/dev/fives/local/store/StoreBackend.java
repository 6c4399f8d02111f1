package dev.fives.local.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers commands, and none before the journal has what the answer tells of. */
final class StoreBackend extends AbstractMongoBackend {
    private static final Logger log = LoggerFactory.getLogger(StoreBackend.class);

    private final Journal journal;
    private final StoredState stored;
    private final ScanCounter scans = new ScanCounter();
    private final Map<String, StoreDatabase> open = new ConcurrentHashMap<>();

    StoreBackend(Journal journal, StoredState stored) {
        super(Clock.systemUTC());
        this.journal = journal;
        this.stored = stored;
        Set.copyOf(stored.databases()).forEach(this::resolveDatabase);
    }

    ScanCounter scans() {
        return scans;
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return open.computeIfAbsent(
                name, absent -> new StoreDatabase(name, getCursorRegistry(), journal, scans, stored));
    }

    @Override
    protected Set<String> listDatabaseNames() {
        return open.entrySet().stream()
                .filter(database -> !database.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Override
    public void dropDatabase(String name) {
        StoreDatabase database = open.get(name);
        if (database != null) {
            database.drop(oplog);
        }
    }

    /** A read waits too: it must not tell of a change that a power cut could still undo. */
    @Override
    public Document handleMessage(MongoMessage message) {
        try {
            Document answer = super.handleMessage(message);
            journal.awaitDurable();
            return answer;
        } catch (MongoServerException e) {
            return failure(e);
        } catch (RuntimeException e) {
            log.error("command failed: {}", message.getDocument().keySet(), withoutMessage(e));
            return failure(
                    new MongoServerException("internal error: " + e.getClass().getSimpleName()));
        }
    }

    /** The inherited handler logs the command of each error, and so the customer's data. */
    private static Document failure(MongoServerException e) {
        Document answer = new Document("ok", 0.0).append("errmsg", e.getMessageWithoutErrorCode());
        if (e instanceof MongoServerError error) {
            answer.append("code", error.getCode());
            answer.putIfNotNull("codeName", error.getCodeName());
        }
        return answer;
    }

    private static Throwable withoutMessage(RuntimeException e) {
        Throwable bare = new IllegalStateException(e.getClass().getName());
        bare.setStackTrace(e.getStackTrace());
        return bare;
    }

    /** Every document as it is now or a little later. */
    void writeTo(SnapshotWriter snapshot) {
        for (StoreDatabase database : open.values()) {
            for (StoreCollection collection : database.collections()) {
                collection
                        .currentDocuments()
                        .forEach(document ->
                                snapshot.add(database.getDatabaseName(), collection.getCollectionName(), document));
            }
        }
    }
}
