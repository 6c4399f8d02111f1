package dev.fives.customer.imports.mongo;

import com.mongodb.MongoClientSettings;
import dev.fives.customer.imports.model.CustomerImport;
import dev.fives.customer.imports.model.ImportSpec;
import dev.fives.customer.imports.model.ImportType;
import dev.fives.customer.imports.model.PurchaseImport;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.BsonReader;
import org.bson.BsonString;
import org.bson.BsonWriter;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;

/** The record of the type, and beside its components the type's name. */
final class ImportSpecCodec implements Codec<ImportSpec> {

    private static final String TYPE = "type";
    private static final BsonDocumentCodec DOCUMENTS = new BsonDocumentCodec();

    @Override
    public void encode(BsonWriter writer, ImportSpec spec, EncoderContext context) {
        BsonDocument document = new BsonDocument();
        BsonWriter fields = new BsonDocumentWriter(document);
        switch (spec) {
            case PurchaseImport purchases -> of(PurchaseImport.class).encode(fields, purchases, context);
            case CustomerImport customers -> of(CustomerImport.class).encode(fields, customers, context);
        }
        DOCUMENTS.encode(
                writer, document.append(TYPE, new BsonString(spec.type().name())), context);
    }

    @Override
    public ImportSpec decode(BsonReader reader, DecoderContext context) {
        BsonDocument document = DOCUMENTS.decode(reader, context);
        ImportType type = ImportType.valueOf(document.getString(TYPE).getValue());
        document.remove(TYPE);
        BsonReader fields = new BsonDocumentReader(document);
        return switch (type) {
            case PURCHASES -> of(PurchaseImport.class).decode(fields, context);
            case CUSTOMERS -> of(CustomerImport.class).decode(fields, context);
        };
    }

    private static <R extends Record> Codec<R> of(Class<R> type) {
        return MongoClientSettings.getDefaultCodecRegistry().get(type);
    }

    @Override
    public Class<ImportSpec> getEncoderClass() {
        return ImportSpec.class;
    }
}
