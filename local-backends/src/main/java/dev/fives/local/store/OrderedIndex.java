package dev.fives.local.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A sorted set of keys, unique or not, over fields that may lead into arrays. Guarded by its collection's lock. */
final class OrderedIndex extends Index<Long> {
    private static final int PLACEHOLDER_ENTRY_BYTES = 64;

    private final boolean unique;
    private final NavigableSet<IndexEntry> entries;
    private boolean throughArray;
    private boolean aligned;
    private boolean orderedAsQueried = true;

    OrderedIndex(String name, List<IndexKey> keys, boolean unique, boolean sparse) {
        super(name, keys, sparse);
        this.unique = unique;
        boolean[] ascending = new boolean[keys.size()];
        for (int i = 0; i < ascending.length; i++) {
            ascending[i] = keys.get(i).isAscending();
        }
        this.entries = new TreeSet<>(IndexEntry.order(ascending));
    }

    Stream<Long> positions(KeyRange range, boolean descending) {
        NavigableSet<IndexEntry> inRange = entries.subSet(range.from(), true, range.to(), true);
        return (descending ? inRange.descendingSet() : inRange).stream().map(IndexEntry::position);
    }

    /** Some document has, or had, several keys or none: the order of entries is not an order of documents. */
    boolean isThroughArray() {
        return throughArray;
    }

    /** Two fields met one array: conditions on them may hold for different elements, so only the first one counts. */
    boolean isAligned() {
        return aligned;
    }

    boolean isOrderedAsQueried() {
        return orderedAsQueried;
    }

    @Override
    public boolean isSparse() {
        return super.isSparse();
    }

    @Override
    public boolean isUnique() {
        return unique;
    }

    @Override
    public boolean hasSameOptions(Index<?> other) {
        return super.hasSameOptions(other) && unique == other.isUnique() && sameKeys(other);
    }

    private boolean sameKeys(Index<?> other) {
        return getKeys().toString().equals(other.getKeys().toString());
    }

    @Override
    public @Nullable Long getPosition(Document document) {
        if (!unique) {
            return null; // the collection finds documents by _id
        }
        IndexKeys keys = keysOf(document);
        if (isLeftOut(keys)) {
            return null; // another document may have the explicit null
        }
        return keys.keys().stream()
                .flatMap(key -> positions(KeyRange.exactly(normal(key)), false))
                .findFirst()
                .orElse(null);
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Long> collection) {
        check(document, null, collection);
    }

    @Override
    public void checkUpdate(Document oldDocument, Document newDocument, MongoCollection<Long> collection) {
        if (!keysOf(newDocument).isSameAs(keysOf(oldDocument))) {
            check(newDocument, oldDocument, collection);
        }
    }

    private void check(Document document, @Nullable Document own, MongoCollection<Long> collection) {
        IndexKeys keys = keysOf(document);
        if (!unique || isLeftOut(keys)) {
            return;
        }
        for (@Nullable Object[] key : keys.keys()) {
            if (positions(KeyRange.exactly(normal(key)), false)
                    .anyMatch(taken -> !taken.equals(positionOf(own, collection)))) {
                throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(shown(key)));
            }
        }
    }

    private static @Nullable Long positionOf(@Nullable Document own, MongoCollection<Long> collection) {
        return own == null ? null : ((StoreCollection) collection).positionOf(own);
    }

    private static List<@Nullable Object> shown(@Nullable Object[] key) {
        return Arrays.stream(key)
                .map(value -> value instanceof Missing ? null : value)
                .toList();
    }

    @Override
    public void add(Document document, Long position, MongoCollection<Long> collection) {
        checkAdd(document, collection); // when an index is built over documents that are there, nobody has checked yet
        IndexKeys keys = keysOf(document);
        throughArray |= keys.throughArray();
        aligned |= keys.aligned();
        if (isLeftOut(keys)) {
            return;
        }
        for (@Nullable Object[] key : keys.keys()) {
            orderedAsQueried = orderedAsQueried && Arrays.stream(key).allMatch(IndexValue::isOrderedAsQueried);
            entries.add(IndexEntry.key(normal(key), position));
        }
    }

    void remove(Document document, Long position) {
        keysOf(document).keys().forEach(key -> entries.remove(IndexEntry.key(normal(key), position)));
    }

    @Override
    public void updateInPlace(
            Document oldDocument, Document newDocument, Long position, MongoCollection<Long> collection) {
        if (!keysOf(newDocument).isSameAs(keysOf(oldDocument))) {
            remove(oldDocument, position);
            add(newDocument, position, collection);
        }
    }

    private IndexKeys keysOf(Document document) {
        return IndexKeys.of(document, getKeys());
    }

    private boolean isLeftOut(IndexKeys keys) {
        return isSparse() && keys.absent();
    }

    private static @Nullable Object[] normal(@Nullable Object[] key) {
        return Arrays.stream(key).map(IndexValue::of).toArray();
    }

    @Override
    public Long remove(Document document) {
        throw new UnsupportedOperationException("the collection removes by position");
    }

    /** Queries are planned over all indexes at once, by {@link QueryPlanner}. */
    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<Long> getPositions(Document query) {
        throw new UnsupportedOperationException("see QueryPlanner");
    }

    @Override
    public long getCount() {
        return entries.size();
    }

    @Override
    public long getDataSize() {
        return (long) PLACEHOLDER_ENTRY_BYTES * entries.size();
    }

    @Override
    public void drop() {
        entries.clear();
    }
}
