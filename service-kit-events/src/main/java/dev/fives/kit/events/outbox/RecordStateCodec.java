package dev.fives.kit.events.outbox;

import com.mongodb.MongoClientSettings;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.BsonReader;
import org.bson.Document;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecRegistries;

/** Goes through BsonDocument, the form that both the record codec and the document codec read and write. */
final class RecordStateCodec<R extends Record> implements StateCodec<R> {
    static final DocumentCodec DOCUMENTS = new DocumentCodec(MongoClientSettings.getDefaultCodecRegistry());

    private final Codec<R> records;

    RecordStateCodec(Class<R> type, Codec<?>... own) {
        this.records = CodecRegistries.fromRegistries(
                        CodecRegistries.fromCodecs(own), MongoClientSettings.getDefaultCodecRegistry())
                .get(type);
    }

    @Override
    public Document write(R state) {
        return recode(records, state, DOCUMENTS);
    }

    @Override
    public R read(Document document) {
        return recode(DOCUMENTS, document, records);
    }

    @Override
    public R read(BsonReader reader, DecoderContext context) {
        return records.decode(reader, context);
    }

    private static <A, B> B recode(Codec<A> from, A value, Codec<B> to) {
        var bson = new BsonDocument();
        from.encode(
                new BsonDocumentWriter(bson), value, EncoderContext.builder().build());
        return to.decode(new BsonDocumentReader(bson), DecoderContext.builder().build());
    }
}
