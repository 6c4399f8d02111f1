package dev.fives.kit.events.outbox;

import org.bson.BsonReader;
import org.bson.Document;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;

/** How the state of an aggregate is written into its document. */
public interface StateCodec<S> {
    Document write(S state);

    S read(Document document);

    /** As {@link #read(Document)}, from what comes from the store: without a document in between where there is a way. */
    default S read(BsonReader reader, DecoderContext context) {
        return read(RecordStateCodec.DOCUMENTS.decode(reader, context));
    }

    /**
     * By the driver's own codec for records: components by name, nested records, lists, maps with string keys, enums.
     * An Instant keeps milliseconds; a null component is left out; sealed types need a codec of their own.
     *
     * @param own codecs for types inside the record that the driver has none for
     */
    static <R extends Record> StateCodec<R> record(Class<R> type, Codec<?>... own) {
        return new RecordStateCodec<>(type, own);
    }
}
