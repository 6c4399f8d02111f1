package dev.fives.kit.events.outbox;

import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.Document;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecRegistries;

/**
 * Reads aggregates as they come from the store. Where many are read, to make a document of each first takes as long as
 * all the rest.
 */
final class StoredCodec<S> implements Codec<Stored<S>> {
    private final StateCodec<S> states;

    StoredCodec(StateCodec<S> states) {
        this.states = states;
    }

    static <S> MongoCollection<Stored<S>> over(MongoCollection<Document> collection, StateCodec<S> states) {
        var codec = new StoredCodec<>(states);
        var codecs = CodecRegistries.fromRegistries(CodecRegistries.fromCodecs(codec), collection.getCodecRegistry());
        return collection.withDocumentClass(codec.getEncoderClass()).withCodecRegistry(codecs);
    }

    @Override
    public Stored<S> decode(BsonReader reader, DecoderContext context) {
        var id = "";
        var key = "";
        long version = 0;
        long sequence = 0;
        S state = null;
        List<CommandRecord> commands = List.of();
        List<PendingEvent> pending = List.of();
        reader.readStartDocument();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            switch (reader.readName()) {
                case AggregateDocuments.ID -> id = reader.readString();
                case AggregateDocuments.KEY -> key = reader.readString();
                case AggregateDocuments.VERSION -> version = number(reader);
                case AggregateDocuments.SEQUENCE -> sequence = number(reader);
                case AggregateDocuments.STATE -> state = states.read(reader, context);
                case AggregateDocuments.COMMANDS -> commands = all(reader, context, AggregateDocuments::command);
                case AggregateDocuments.OUT -> pending = all(reader, context, AggregateDocuments::event);
                default -> reader.skipValue();
            }
        }
        reader.readEndDocument();
        return new Stored<>(id, key, version, sequence, Objects.requireNonNull(state, id), commands, pending);
    }

    private static long number(BsonReader reader) {
        return reader.getCurrentBsonType() == BsonType.INT32 ? reader.readInt32() : reader.readInt64();
    }

    private static <T> List<T> all(BsonReader reader, DecoderContext context, Function<Document, T> read) {
        var all = new ArrayList<T>();
        reader.readStartArray();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            all.add(read.apply(RecordStateCodec.DOCUMENTS.decode(reader, context)));
        }
        reader.readEndArray();
        return all;
    }

    @Override
    public void encode(BsonWriter writer, Stored<S> stored, EncoderContext context) {
        throw new UnsupportedOperationException("aggregates are written by their store");
    }

    @Override
    @SuppressWarnings("unchecked") // at run time all of them are of one class
    public Class<Stored<S>> getEncoderClass() {
        return (Class<Stored<S>>) (Class<?>) Stored.class;
    }
}
