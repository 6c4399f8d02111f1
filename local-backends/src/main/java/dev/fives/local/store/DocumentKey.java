package dev.fives.local.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Optional;

/** What tells a document from the others of its collection. The server's own two collections have no _id. */
final class DocumentKey {
    private DocumentKey() {}

    static List<String> fields(String collection) {
        return switch (collection) {
            case "system.namespaces" -> List.of("name");
            case "system.indexes" -> List.of("ns", "name");
            default -> List.of("_id");
        };
    }

    /** The identifying fields alone. */
    static Document only(String collection, Document document) {
        Document key = new Document();
        fields(collection).forEach(field -> key.append(field, document.get(field)));
        return key;
    }

    /** With equals and hashCode as the server compares values. */
    static Object of(String collection, Document document) {
        return fields(collection).stream()
                .map(field -> Optional.ofNullable(IndexValue.of(document.get(field))))
                .toList();
    }
}
