package dev.fives.local.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What the files of a data directory add up to: database → collection → document key → document. */
final class StoredState {
    private final Map<String, Map<String, Map<Object, Document>>> databases = new LinkedHashMap<>();

    void apply(JournalRecord change) {
        switch (change.kind()) {
            case PUT -> put(change);
            case REMOVE -> documents(change).remove(DocumentKey.of(change.collection(), change.document()));
            case DROP -> collections(change.database()).remove(change.collection());
            case END -> {}
        }
    }

    Set<String> databases() {
        return databases.keySet();
    }

    /** Hands the documents over; they are not kept here. */
    synchronized Iterable<Document> takeDocuments(String database, String collection) {
        Map<Object, Document> taken = collections(database).remove(collection);
        return taken == null ? Set.of() : taken.values();
    }

    /** A collection and its first index are two records; a crash may have come between them. */
    synchronized void addMissingIdIndexes(String database) {
        Map<Object, Document> namespaces = collections(database).getOrDefault("system.namespaces", Map.of());
        for (Document namespace : namespaces.values()) {
            String name = String.valueOf(namespace.get("name"));
            Document index = StoreDatabase.idIndex(name);
            if (!name.startsWith(database + ".system.")) {
                collections(database)
                        .computeIfAbsent("system.indexes", absent -> new LinkedHashMap<>())
                        .putIfAbsent(DocumentKey.of("system.indexes", index), index);
            }
        }
    }

    /** In a form that leads to this state again. */
    void writeTo(SnapshotWriter snapshot) {
        databases.forEach((database, collections) -> collections.forEach(
                (name, documents) -> documents.values().forEach(document -> snapshot.add(database, name, document))));
    }

    private void put(JournalRecord change) {
        documents(change).put(DocumentKey.of(change.collection(), change.document()), change.document());
    }

    private Map<Object, Document> documents(JournalRecord change) {
        return collections(change.database()).computeIfAbsent(change.collection(), name -> new LinkedHashMap<>());
    }

    private Map<String, Map<Object, Document>> collections(String database) {
        return databases.computeIfAbsent(database, name -> new LinkedHashMap<>());
    }
}
