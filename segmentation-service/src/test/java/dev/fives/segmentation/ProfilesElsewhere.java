package dev.fives.segmentation;

import com.mongodb.MongoClientSettings;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.segmentation.profile.model.Profile;
import java.lang.reflect.Proxy;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.Document;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.conversions.Bson;

/** Profiles of another collection, where no worker comes by; for reads alone. */
final class ProfilesElsewhere {

    private ProfilesElsewhere() {}

    @SuppressWarnings("unchecked")
    static AggregateStore<Profile> in(MongoCollection<Document> documents, AggregateStore<Profile> like) {
        var codecs = CodecRegistries.fromRegistries(
                CodecRegistries.fromCodecs(new ReadBy(like)), MongoClientSettings.getDefaultCodecRegistry());
        var profiles = documents.withDocumentClass(Stored.class).withCodecRegistry(codecs);
        return (AggregateStore<Profile>) Proxy.newProxyInstance(
                AggregateStore.class.getClassLoader(),
                new Class<?>[] {AggregateStore.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "collection" -> documents;
                    case "read" -> like.read((Document) arguments[0]);
                    case "query" -> profiles.find((Bson) arguments[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    /** In the driver, so that one that cannot be read takes its whole batch with it. */
    @SuppressWarnings("rawtypes")
    private record ReadBy(AggregateStore<Profile> store) implements Codec<Stored> {

        @Override
        public Stored decode(BsonReader reader, DecoderContext context) {
            return store.read(new DocumentCodec().decode(reader, context));
        }

        @Override
        public void encode(BsonWriter writer, Stored stored, EncoderContext context) {
            throw new UnsupportedOperationException("encode");
        }

        @Override
        public Class<Stored> getEncoderClass() {
            return Stored.class;
        }
    }
}
