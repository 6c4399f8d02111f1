package dev.fives.kit.events.outbox;

import java.time.Instant;
import java.util.function.Function;
import org.bson.BsonReader;
import org.bson.Document;
import org.bson.codecs.DecoderContext;

/**
 * Records as they are, each with a key beside it that orders them by an instant, without ties: what lists go by, page by
 * page.
 *
 * @param <S> state of the aggregates
 */
public final class OrderedCodec<S extends Record> implements StateCodec<S> {
    private static final String ORDER_KEY = "orderKey";

    private final StateCodec<S> records;
    private final String field;
    private final Function<S, Instant> at;
    private final Function<S, String> id;

    /** @param field of the key in the state */
    public OrderedCodec(Class<S> type, String field, Function<S, Instant> at, Function<S, String> id) {
        this.records = StateCodec.record(type);
        this.field = field;
        this.at = at;
        this.id = id;
    }

    /** With the key in {@code orderKey}. */
    public static <S extends Record> OrderedCodec<S> of(
            Class<S> type, Function<S, Instant> at, Function<S, String> id) {
        return new OrderedCodec<>(type, ORDER_KEY, at, id);
    }

    @Override
    public Document write(S state) {
        return records.write(state).append(field, key(state));
    }

    @Override
    public S read(Document document) {
        return records.read(document);
    }

    @Override
    public S read(BsonReader reader, DecoderContext context) {
        return records.read(reader, context);
    }

    /** Where the key lies in the aggregate's document: for indexes and queries. */
    public String path() {
        return "state." + field;
    }

    public String key(S state) {
        return from(at.apply(state)) + id.apply(state);
    }

    /** Before the keys of all of this instant or a later one, and after those of any earlier one. */
    public static String from(Instant instant) {
        return "%015d".formatted(instant.toEpochMilli());
    }
}
