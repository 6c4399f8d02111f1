package dev.fives.local.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One database. Its lists of collections and indexes are collections themselves ({@code system.namespaces},
 * {@code system.indexes}), so the journal needs no records of its own for creation.
 */
final class StoreDatabase extends AbstractSynchronizedMongoDatabase<Long> {

    private final Journal journal;
    private final ScanCounter scans;
    private final StoredState stored;
    private final Map<String, StoreCollection> open = new ConcurrentHashMap<>();

    StoreDatabase(String name, CursorRegistry cursors, Journal journal, ScanCounter scans, StoredState stored) {
        super(name, cursors);
        this.journal = journal;
        this.scans = scans;
        this.stored = stored;
        stored.addMissingIdIndexes(name);
        initializeNamespacesAndIndexes();
    }

    @Override
    protected StoreCollection openOrCreateCollection(String name, CollectionOptions options) {
        StoreCollection collection = new StoreCollection(
                this, name, options, cursorRegistry, journal, scans, stored.takeDocuments(databaseName, name));
        open.put(name, collection);
        return collection;
    }

    @Override
    protected Index<Long> openOrCreateUniqueIndex(String collection, String name, List<IndexKey> keys, boolean sparse) {
        return new OrderedIndex(name, keys, true, sparse);
    }

    @Override
    protected Index<Long> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return new OrderedIndex(name, keys, false, sparse);
    }

    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
        return switch (command) {
            case "find" -> super.handleCommand(channel, command, Commands.withBatchLimit(query), databases, oplog);
            case "insert" ->
                Commands.countInserted(query, super.handleCommand(channel, command, query, databases, oplog));
            case "update" ->
                Commands.oneByOne(query, one -> super.handleCommand(channel, command, one, databases, oplog));
            case "aggregate" -> aggregate(channel, query, databases, oplog);
            case "dropIndexes" -> dropIndexes(channel, query, databases, oplog);
            default -> super.handleCommand(channel, command, query, databases, oplog);
        };
    }

    private Document aggregate(Channel channel, Document query, DatabaseResolver databases, Oplog oplog) {
        MongoCollection<Long> collection = resolveCollection((String) query.get("aggregate"), false);
        if (collection == null) {
            return super.handleCommand(channel, "aggregate", query, databases, oplog);
        }
        return new AggregateCommand(this, collection, databases, oplog).run(query);
    }

    /** The inherited command takes an index's name for one in the whole database; names repeat, keys do not. */
    private Document dropIndexes(Channel channel, Document query, DatabaseResolver databases, Oplog oplog) {
        StoreCollection collection = open.get((String) query.get("dropIndexes"));
        if (collection == null || !(query.get("index") instanceof String name)) {
            return super.handleCommand(channel, "dropIndexes", query, databases, oplog);
        }
        List<Document> keys = collection.getIndexes().stream()
                .filter(index -> name.equals("*")
                        ? !index.getName().equals("_id_")
                        : index.getName().equals(name))
                .map(index -> (Document) index.toIndexDescription().get("key"))
                .toList();
        if (keys.isEmpty() && !name.equals("*")) {
            throw new MongoServerError(27, "IndexNotFound", "index not found with name [" + name + "]");
        }
        keys.forEach(key ->
                super.handleCommand(channel, "dropIndexes", query.clone().append("index", key), databases, oplog));
        return new Document("ok", 1.0);
    }

    @Override
    public synchronized void dropCollection(String name, Oplog oplog) {
        StoreCollection collection = open.get(name);
        if (collection != null) {
            collection.discard();
        }
        super.dropCollection(name, oplog);
        open.remove(name);
    }

    /** Stays usable: its own two collections are emptied, not dropped. */
    @Override
    public synchronized void drop(Oplog oplog) {
        List<String> names = open.keySet().stream()
                .filter(name -> !name.startsWith("system."))
                .toList();
        names.forEach(name -> dropCollection(name, oplog));
    }

    @Override
    public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String name) {
        throw new MongoServerError(115, "CommandNotSupported", "renameCollection: not supported by the local store");
    }

    @Override
    public boolean isEmpty() {
        return open.keySet().stream().allMatch(name -> name.startsWith("system."));
    }

    Collection<StoreCollection> collections() {
        return open.values();
    }

    static Document idIndex(String namespace) {
        return new Document("key", new Document("_id", 1))
                .append("name", "_id_")
                .append("ns", namespace)
                .append("v", 2);
    }

    @Nullable
    StoreCollection collection(String name) {
        return open.get(name);
    }

    @Override
    protected long getStorageSize() {
        return 0;
    }

    @Override
    protected long getFileSize() {
        return 0;
    }
}
