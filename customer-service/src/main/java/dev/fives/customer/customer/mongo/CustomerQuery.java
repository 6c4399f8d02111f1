package dev.fives.customer.customer.mongo;

import dev.fives.customer.customer.model.Customer;
import dev.fives.customer.customer.model.Texts;
import dev.fives.kit.paging.Cursor;
import dev.fives.kit.paging.PageRequest;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A search as one flat filter and one ordered field without ties: a page starts strictly after the last key. */
record CustomerQuery(
        String field,
        boolean descending,
        Document all,
        @Nullable String after) {
    static final String NAME_KEY = "state." + CustomerCodec.NAME_KEY;
    static final String CREATED_KEY = "state." + CustomerCodec.CREATED_KEY;

    /** Above every character of a key. */
    private static final String HIGHEST = "\uffff";

    static CustomerQuery of(PageRequest request) {
        String sort = request.sort().isEmpty() ? "createdAt" : request.sort().getFirst();
        String field = sort.endsWith("name") ? NAME_KEY : CREATED_KEY;
        Document all = new Document(field, new Document("$gt", ""));
        for (Map.Entry<String, String> each : request.filter().entrySet()) {
            if (each.getKey().equals("name")) {
                String prefix = Texts.sortForm(each.getValue());
                all.append(NAME_KEY, new Document("$gt", prefix).append("$lt", prefix + HIGHEST));
            } else {
                all.append("state." + each.getKey(), each.getValue());
            }
        }
        Cursor cursor = request.cursor();
        return new CustomerQuery(
                field,
                sort.startsWith("-"),
                all,
                cursor == null ? null : cursor.position().getFirst());
    }

    Document page() {
        if (after == null) {
            return all;
        }
        Document range = new Document(all.get(field, Document.class)).append(descending ? "$lt" : "$gt", after);
        return new Document(all).append(field, range);
    }

    Document order() {
        return new Document(field, descending ? -1 : 1);
    }

    String keyOf(Customer customer) {
        return field.equals(NAME_KEY) ? CustomerCodec.nameKey(customer) : CustomerCodec.createdKey(customer);
    }
}
