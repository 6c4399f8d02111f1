package dev.fives.kit.events.store;

import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** The indexes that one collection cannot do without. Declare it as a bean; they are created and verified at start. */
public record IndexSpec(String collection, List<Index> indexes) {

    /** Keys with 1 or -1, in order. */
    public record Index(Document keys, boolean unique) {}

    public IndexSpec {
        indexes = List.copyOf(indexes);
    }

    public static IndexSpec on(String collection) {
        return new IndexSpec(collection, List.of());
    }

    /** Never partial: the local store knows no partial index. */
    public IndexSpec unique(String... ascendingFields) {
        return with(new Index(ascending(ascendingFields), true));
    }

    public IndexSpec plain(String... ascendingFields) {
        return with(new Index(ascending(ascendingFields), false));
    }

    private IndexSpec with(Index index) {
        var all = new ArrayList<>(indexes);
        all.add(index);
        return new IndexSpec(collection, all);
    }

    private static Document ascending(String... fields) {
        var keys = new Document();
        for (var field : fields) {
            keys.append(field, 1);
        }
        return keys;
    }
}
