package dev.fives.kit.events.idempotency;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Binary;

/** An answer as fields of its document; names of headers are values, since a field's name may hold no dot. */
final class AnswerDocuments {
    private AnswerDocuments() {}

    static Document write(KeptAnswer answer) {
        List<Document> headers = answer.headers().entrySet().stream()
                .map(header -> new Document("name", header.getKey()).append("values", header.getValue()))
                .toList();
        return new Document("status", answer.status())
                .append("headers", headers)
                .append("body", answer.body());
    }

    static KeptAnswer read(Document document) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        document.getList("headers", Document.class)
                .forEach(header -> headers.put(header.getString("name"), header.getList("values", String.class)));
        return new KeptAnswer(document.getInteger("status"), headers, document.get("body", Binary.class));
    }
}
