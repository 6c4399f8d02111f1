package dev.fives.local.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryParameters;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Documents in order of insertion. A stored document never changes: a write makes a new one and takes its place, so
 * whoever holds a document, be it a cursor or the encoder of an answer, holds one version of it whole. Readers share
 * a lock, a writer has it alone for the time of one command.
 */
final class StoreCollection extends AbstractMongoCollection<Long> {
    private final Journal journal;
    private final ScanCounter scans;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final LinkedHashMap<Long, Document> documents = new LinkedHashMap<>();
    private long nextPosition;
    private boolean dropped;
    private boolean updatingOne;

    StoreCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            CursorRegistry cursors,
            Journal journal,
            ScanCounter scans,
            Iterable<Document> stored) {
        super(database, name, options, cursors);
        this.journal = journal;
        this.scans = scans;
        stored.forEach(document -> documents.put(nextPosition++, document));
    }

    // ---- reading

    @Override
    public QueryResult handleQuery(QueryParameters parameters) {
        return reading(() -> super.handleQuery(parameters));
    }

    @Override
    public Document handleDistinct(Document query) {
        return reading(() -> super.handleDistinct(query));
    }

    @Override
    public int count() {
        return reading(documents::size);
    }

    @Override
    public int count(Document query, int skip, int limit) {
        return reading(() -> super.count(query, skip, limit));
    }

    /** As they are now; the documents never change, so the list can be read at leisure. */
    List<Document> currentDocuments() {
        return reading(() -> new ArrayList<>(documents.values()));
    }

    @Override
    protected QueryResult queryDocuments(
            Document asked, Document orderBy, int skip, int limit, int batchSize, Document fields) {
        Document query = Commands.withSeparateEnds(asked);
        QueryPlan plan = QueryPlanner.plan(getIndexes(), query, orderBy);
        Stream<Document> candidates =
                (plan == null ? inStoredOrder(orderBy) : at(plan.positions())).peek(document -> scans.count());
        Document sort = plan != null && plan.ordered() ? null : orderBy;
        if (lock.isWriteLockedByCurrentThread()) {
            // the update that follows changes what it is given
            candidates = candidates
                    .filter(document -> documentMatchesQuery(document, query))
                    .map(Document::clone);
            return matchDocumentsFromStream(
                    candidates, new Document(), sort, skip, updatingOne ? 1 : limit, batchSize, fields);
        }
        return matchDocumentsFromStream(candidates, query, sort, skip, limit, batchSize, fields);
    }

    private Stream<Document> at(Stream<Long> positions) {
        return positions.map(this::getDocument);
    }

    private Stream<Document> inStoredOrder(@Nullable Document orderBy) {
        boolean backwards = isNaturalDescending(orderBy);
        return (backwards ? documents.sequencedValues().reversed() : documents.sequencedValues()).stream();
    }

    @Override
    protected QueryResult matchDocuments(
            Document query, Document orderBy, int skip, int limit, int batchSize, Document fields) {
        throw new UnsupportedOperationException("queryDocuments plans all queries");
    }

    // ---- writing

    @Override
    public void addDocument(Document document) {
        writing(() -> {
            super.addDocument(document);
            return document;
        });
    }

    @Override
    public Document findAndModify(Document query) {
        return writing(() -> super.findAndModify(query));
    }

    @Override
    public List<Document> insertDocuments(List<Document> added, boolean isOrdered) {
        return writing(() -> super.insertDocuments(added, isOrdered));
    }

    @Override
    public int deleteDocuments(Document selector, int limit, Oplog oplog) {
        return writing(() -> super.deleteDocuments(selector, limit, oplog));
    }

    @Override
    public Document updateDocuments(
            Document selector, Document update, ArrayFilters filters, boolean multi, boolean upsert, Oplog oplog) {
        return writing(() -> {
            updatingOne = !multi;
            try {
                return super.updateDocuments(selector, update, filters, multi, upsert, oplog);
            } finally {
                updatingOne = false;
            }
        });
    }

    @Override
    protected Long addDocumentInternal(Document document) {
        record(() -> journal.put(getDatabaseName(), getCollectionName(), document));
        long position = nextPosition++;
        documents.put(position, document);
        return position;
    }

    @Override
    protected void handleUpdate(Long position, Document oldDocument, Document newDocument) {
        try {
            record(() -> journal.put(getDatabaseName(), getCollectionName(), newDocument));
        } catch (RuntimeException e) {
            getIndexes().forEach(index -> index.updateInPlace(newDocument, oldDocument, position, this));
            throw e;
        }
        documents.put(position, newDocument);
    }

    @Override
    public void removeDocument(Document document) {
        writing(() -> {
            Long position = positionOf(document);
            if (position != null) {
                record(() -> journal.remove(
                        getDatabaseName(), getCollectionName(), DocumentKey.only(getCollectionName(), document)));
                removeDocument(position);
            }
            return document;
        });
    }

    @Override
    protected void removeDocument(Long position) {
        Document removed = getDocument(position);
        documents.remove(position);
        getIndexes().forEach(index -> ((OrderedIndex) index).remove(removed, position));
    }

    /** The database's lists of collections and indexes change in several steps, which cannot be taken back. */
    private void record(Runnable change) {
        try {
            change.run();
        } catch (RuntimeException e) {
            if (getCollectionName().startsWith("system.")) {
                journal.refuseFurtherChanges(e);
            }
            throw e;
        }
    }

    // ---- structure

    @Override
    public void addIndex(Index<Long> index) {
        writing(() -> {
            super.addIndex(index);
            return index;
        });
    }

    @Override
    public void dropIndex(String name) {
        lock.writeLock().lock();
        try {
            super.dropIndex(name);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** From here on the collection takes no writes; one that waited for the lock must not come back to life. */
    void discard() {
        writing(() -> {
            journal.drop(getDatabaseName(), getCollectionName());
            dropped = true;
            documents.clear();
            return documents;
        });
    }

    @Nullable
    Long positionOf(Document document) {
        for (Index<Long> index : getIndexes()) {
            if (index.getName().equals("_id_")) {
                return index.getPosition(document);
            }
        }
        return findDocumentPosition(document);
    }

    @Override
    protected @Nullable Long findDocumentPosition(Document document) {
        Object key = DocumentKey.of(getCollectionName(), document);
        return documents.entrySet().stream()
                .filter(entry ->
                        DocumentKey.of(getCollectionName(), entry.getValue()).equals(key))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    @Override
    protected Stream<DocumentWithPosition<Long>> streamAllDocumentsWithPosition() {
        return documents.entrySet().stream().map(entry -> new DocumentWithPosition<>(entry.getValue(), entry.getKey()));
    }

    @Override
    protected Document getDocument(Long position) {
        return Objects.requireNonNull(documents.get(position));
    }

    @Override
    protected boolean tracksDataSize() {
        return false; // it would encode each document once more
    }

    @Override
    protected void updateDataSize(int sizeDelta) {}

    @Override
    protected int getDataSize() {
        return 0;
    }

    private <T> T reading(Supplier<T> work) {
        return holding(lock.readLock(), work);
    }

    private <T> T writing(Supplier<T> work) {
        return holding(lock.writeLock(), () -> {
            if (dropped) {
                throw new MongoServerException("collection " + getFullName() + " was dropped meanwhile");
            }
            return work.get();
        });
    }

    private static <T> T holding(Lock held, Supplier<T> work) {
        held.lock();
        try {
            return work.get();
        } finally {
            held.unlock();
        }
    }
}
