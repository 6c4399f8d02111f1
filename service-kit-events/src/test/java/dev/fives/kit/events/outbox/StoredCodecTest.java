package dev.fives.kit.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.Document;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.junit.jupiter.api.Test;

class StoredCodecTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    public record Thing(String name, int size, Instant since, List<String> parts) {}

    private static final Stored<Thing> STORED = new Stored<>(
            "thg_1",
            "key-1",
            7,
            3,
            new Thing("chair", 4, NOW, List.of("leg", "seat")),
            List.of(new CommandRecord("k", "print", 201, 2, NOW)),
            List.of(new PendingEvent(
                    "thg_1-3",
                    3,
                    "crm.thing.changed.v1",
                    "crm.thing.v1",
                    "/fives/thing/thg_1",
                    "thg_1",
                    NOW,
                    "{}",
                    "corr-1",
                    "cause-1",
                    null,
                    NOW)));

    @Test
    void decode_readsWhatADocumentSays_andSkipsTheRest() {
        var document = AggregateDocuments.write(STORED, StateCodec.record(Thing.class));
        document.append("write", "wrt_1").get("state", Document.class).append("place", 0.5);

        assertThat(decoded(document, StateCodec.record(Thing.class))).isEqualTo(STORED);
        assertThat(decoded(document, new ByDocument())).isEqualTo(STORED);
    }

    @Test
    void decode_takesNumbersOfEitherWidth_andWhatIsAbsentForNone() {
        var document = AggregateDocuments.write(STORED, StateCodec.record(Thing.class));
        document.append("version", 7).append("seq", 3);
        document.remove("out");
        document.remove("commands");

        var read = decoded(document, StateCodec.record(Thing.class));

        assertThat(read)
                .isEqualTo(new Stored<>("thg_1", "key-1", 7, 3, STORED.state(), List.of(), List.of()))
                .isEqualTo(AggregateDocuments.read(document, StateCodec.record(Thing.class)));
    }

    private static Stored<Thing> decoded(Document document, StateCodec<Thing> states) {
        var bytes = new BasicOutputBuffer();
        new DocumentCodec()
                .encode(
                        new BsonBinaryWriter(bytes),
                        document,
                        EncoderContext.builder().build());
        var reader = new BsonBinaryReader(bytes.getByteBuffers().getFirst().asNIO());
        return new StoredCodec<>(states).decode(reader, DecoderContext.builder().build());
    }

    /** A codec of its own, which knows documents alone. */
    private static final class ByDocument implements StateCodec<Thing> {
        private final StateCodec<Thing> records = StateCodec.record(Thing.class);

        @Override
        public Document write(Thing state) {
            return records.write(state);
        }

        @Override
        public Thing read(Document document) {
            return records.read(document);
        }
    }
}
