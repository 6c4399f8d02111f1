package dev.fives.local.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * One change. On disk, little endian: length of the payload (4 bytes), CRC32C of the length (4), CRC32C of the payload
 * (4), payload. The length has a checksum of its own, so that a damaged one is not taken for a cut-off record.
 * Payload: kind (1 byte), database and collection (2 bytes of length and UTF-8 each), BSON document.
 *
 * @param document PUT: the whole document; REMOVE: its key; DROP: empty; END: how many records the snapshot has
 */
record JournalRecord(Kind kind, String database, String collection, Document document) {
    static final int HEADER_BYTES = 12;
    /** A document of 16 MiB, the limit of every MongoDB-compatible server, and its names. */
    static final int MAX_PAYLOAD_BYTES = 16 * 1024 * 1024 + 1024;

    private static final int USUAL_BYTES = 1024;
    private static final int DOCUMENT_TOO_LARGE = 10334;

    enum Kind {
        PUT('P'),
        REMOVE('R'),
        DROP('D'),
        END('E');

        private final char code;

        Kind(char code) {
            this.code = code;
        }

        static Kind of(int code) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code == code)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("kind: " + code + " (expected: P, R, D or E)"));
        }
    }

    ByteBuffer encode() {
        ByteBuf out = Unpooled.buffer(USUAL_BYTES).writeZero(HEADER_BYTES).writeByte(kind.code);
        writeName(out, database);
        writeName(out, collection);
        BsonEncoder.encodeDocument(document, out);
        int length = out.writerIndex() - HEADER_BYTES;
        if (length > MAX_PAYLOAD_BYTES) {
            throw new MongoServerError(
                    DOCUMENT_TOO_LARGE,
                    "BSONObjectTooLarge",
                    "document: " + length + " bytes (expected: at most 16 MiB)");
        }
        ByteBuffer bytes = out.nioBuffer();
        out.setIntLE(0, length);
        out.setIntLE(4, checksum(bytes.slice(0, 4)));
        out.setIntLE(8, checksum(bytes.slice(HEADER_BYTES, length)));
        return bytes;
    }

    static JournalRecord decode(ByteBuffer payload) {
        ByteBuf in = Unpooled.wrappedBuffer(payload);
        Kind kind = Kind.of(in.readByte());
        return new JournalRecord(kind, readName(in), readName(in), BsonDecoder.decodeBson(in));
    }

    static int checksum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    private static void writeName(ByteBuf out, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        out.writeShortLE(bytes.length).writeBytes(bytes);
    }

    private static String readName(ByteBuf in) {
        int length = in.readUnsignedShortLE();
        return in.readCharSequence(length, StandardCharsets.UTF_8).toString();
    }
}
