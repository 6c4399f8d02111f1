package dev.fives.kit.events.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.MongoClientSettings;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeMap;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;

/**
 * Chains entries: SHA-256 over the previous hash and the entry's content in a form that does not depend on the order
 * of fields, the width of a whole number or the server that kept it.
 */
final class HashChain {
    /** The hash before the first entry. */
    static final String START = "0".repeat(64);

    private static final Set<String> OUTSIDE = Set.of("hash", "published");

    private HashChain() {}

    static String next(String previousHash, Document entry) {
        BsonDocument content = entry.toBsonDocument(BsonDocument.class, MongoClientSettings.getDefaultCodecRegistry());
        StringBuilder canonical = new StringBuilder(previousHash);
        OUTSIDE.forEach(content::remove);
        write(content, canonical);
        return HexFormat.of().formatHex(sha256(canonical.toString().getBytes(UTF_8)));
    }

    private static void write(BsonValue value, StringBuilder out) {
        switch (value.getBsonType()) {
            case DOCUMENT -> {
                out.append('{');
                new TreeMap<>(value.asDocument()).forEach((name, member) -> {
                    text(name, out);
                    write(member, out);
                });
                out.append('}');
            }
            case ARRAY -> {
                out.append('[');
                value.asArray().forEach(member -> write(member, out));
                out.append(']');
            }
            case STRING -> text(value.asString().getValue(), out);
            case INT32, INT64 ->
                out.append('n').append(value.asNumber().longValue()).append(';');
            case DECIMAL128 ->
                out.append('m').append(value.asDecimal128().getValue()).append(';');
            case BOOLEAN -> out.append(value.asBoolean().getValue() ? "t;" : "f;");
            case DATE_TIME ->
                out.append('d').append(value.asDateTime().getValue()).append(';');
            case NULL -> out.append("z;");
            default ->
                throw new IllegalArgumentException("entry: " + value.getBsonType()
                        + " (expected: text, whole number, decimal, flag, instant, list or document)");
        }
    }

    /** With its length first, so that no text can look like two. */
    private static void text(String text, StringBuilder out) {
        out.append('s').append(text.length()).append(':').append(text);
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
