package dev.fives.local.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

/** Where the inherited commands answer otherwise than MongoDB does. */
final class Commands {
    /** Documents in one answer; with the 64 KiB that an event may have, far below the 48 MB of one message. */
    static final int MAX_BATCH_DOCUMENTS = 256;

    private Commands() {}

    /** A driver without a batch size of its own would be sent everything in one message. */
    static Document withBatchLimit(Document find) {
        int asked = find.get("batchSize") instanceof Number number ? number.intValue() : 0;
        int batch = asked <= 0 ? MAX_BATCH_DOCUMENTS : Math.min(asked, MAX_BATCH_DOCUMENTS);
        return find.clone().append("batchSize", batch);
    }

    /** Inherited: n is the number of documents sent. */
    static Document countInserted(Document insert, Document answer) {
        List<?> errors = list(answer, "writeErrors");
        if (errors.isEmpty()) {
            return answer;
        }
        boolean ordered = !Boolean.FALSE.equals(insert.get("ordered"));
        int sent = list(insert, "documents").size();
        Object first = ((Document) errors.getFirst()).get("index");
        return answer.append("n", ordered ? first : sent - errors.size());
    }

    /** Inherited: an ordered list of updates goes on after an error. */
    static Document oneByOne(Document update, UnaryOperator<Document> run) {
        List<?> updates = list(update, "updates");
        boolean ordered = !Boolean.FALSE.equals(update.get("ordered"));
        if (!ordered || updates.size() < 2) {
            return run.apply(update);
        }
        Document answer = new Document("n", 0).append("nModified", 0);
        for (int i = 0; i < updates.size(); i++) {
            Document one = run.apply(update.clone().append("updates", new ArrayList<>(List.of(updates.get(i)))));
            add(answer, one, i);
            if (one.containsKey("writeErrors")) {
                break;
            }
        }
        return answer.append("ok", 1.0);
    }

    /** Inherited: one element of an array must satisfy both ends of a range; in MongoDB each end may have its own. */
    static Document withSeparateEnds(Document query) {
        if (query.values().stream().noneMatch(Commands::hasBothEnds)) {
            return query;
        }
        Document separate = new Document();
        List<Object> ends = new ArrayList<>(list(query, "$and"));
        query.forEach((field, condition) -> {
            if (condition instanceof Document range && hasBothEnds(range)) {
                range.forEach((end, value) -> ends.add(new Document(field, new Document(end, value))));
            } else {
                separate.append(field, condition);
            }
        });
        return separate.append("$and", ends);
    }

    private static boolean hasBothEnds(Object condition) {
        return condition instanceof Document range
                && (range.containsKey("$gt") || range.containsKey("$gte"))
                && (range.containsKey("$lt") || range.containsKey("$lte"));
    }

    private static void add(Document answer, Document one, int index) {
        for (String count : List.of("n", "nModified")) {
            answer.append(count, number(answer, count) + number(one, count));
        }
        for (String field : List.of("upserted", "writeErrors")) {
            List<Object> all = new ArrayList<>(list(answer, field));
            list(one, field).forEach(entry -> all.add(((Document) entry).clone().append("index", index)));
            if (!all.isEmpty()) {
                answer.append(field, all);
            }
        }
    }

    private static int number(Document document, String field) {
        return document.get(field) instanceof Number number ? number.intValue() : 0;
    }

    private static List<?> list(Document document, String field) {
        return document.get(field) instanceof Collection<?> values ? List.copyOf(values) : List.of();
    }
}
