package dev.fives.customer.customer.mongo;

import com.mongodb.MongoClientSettings;
import dev.fives.customer.customer.model.Customer;
import dev.fives.customer.customer.model.Identifier;
import dev.fives.customer.customer.model.Texts;
import dev.fives.kit.events.outbox.StateCodec;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.Document;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;

/**
 * The record as it is, and beside it what queries look for: the identifiers, and keys that order customers without
 * ties. A reserved id has none of them, nor has a deleted customer, so no list shows it and no look-up finds it.
 */
final class CustomerCodec implements StateCodec<Customer> {
    static final String IDENTIFIERS = "identifiers";
    static final String NAME_KEY = "nameKey";
    static final String CREATED_KEY = "createdKey";

    /** Lower than any character of a name, so that a name sorts before its extensions. */
    private static final char END = '\u0001';

    private static final CodecRegistry CODECS = CodecRegistries.fromRegistries(
            MongoClientSettings.getDefaultCodecRegistry(), CodecRegistries.fromCodecs(new CustomValueCodec()));
    private static final DocumentCodec DOCUMENTS = new DocumentCodec(CODECS);
    private static final Codec<Customer> CUSTOMERS = CODECS.get(Customer.class);

    @Override
    public Document write(Customer customer) {
        Document document = recode(CUSTOMERS, customer, DOCUMENTS);
        if (!customer.isNobody() && !customer.isDeleted()) {
            document.append(
                    IDENTIFIERS,
                    customer.identifiers().stream().map(Identifier::key).toList());
            document.append(NAME_KEY, nameKey(customer)).append(CREATED_KEY, createdKey(customer));
        }
        return document;
    }

    @Override
    public Customer read(Document document) {
        return recode(DOCUMENTS, document, CUSTOMERS);
    }

    static String nameKey(Customer customer) {
        return Texts.sortForm(customer.name()) + END + customer.id();
    }

    static String createdKey(Customer customer) {
        return "%015d%s".formatted(customer.createdAt().toEpochMilli(), customer.id());
    }

    private static <A, B> B recode(Codec<A> from, A value, Codec<B> to) {
        BsonDocument bson = new BsonDocument();
        from.encode(
                new BsonDocumentWriter(bson), value, EncoderContext.builder().build());
        return to.decode(new BsonDocumentReader(bson), DecoderContext.builder().build());
    }
}
