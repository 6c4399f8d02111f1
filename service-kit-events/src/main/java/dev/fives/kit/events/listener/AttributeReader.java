package dev.fives.kit.events.listener;

import dev.fives.contracts.CloudEventHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads CloudEvents attributes from record headers (binary mode) or from a JSON object (structured mode). */
final class AttributeReader {
    /** Most headers of a record; ours have 13. */
    static final int MAX_HEADERS = 64;
    /** Longest header value, bytes. */
    static final int MAX_HEADER_BYTES = 4 * 1024;

    private static final String PREFIX = "ce_";
    /** Headers by which deserialisers let a sender choose a class. We never map headers; who sends them means harm. */
    private static final String[] STEERING = {"spring_json_header_types", "spring_deser", "__TypeId__", "__Key_TypeId__"
    };

    private AttributeReader() {}

    static Attributes binary(Headers headers) {
        Map<String, String> values = new HashMap<>();
        int count = 0;
        for (Header header : headers) {
            if (++count > MAX_HEADERS) {
                throw new PermanentFault("headers: too many (expected: at most " + MAX_HEADERS + ")");
            }
            refuseSteering(header.key());
            if (isAttribute(header.key()) && values.put(header.key(), text(header)) != null) {
                throw new PermanentFault(header.key() + ": twice (expected: once)");
            }
        }
        return new Attributes(values);
    }

    /** The envelope around {@code data}: its members become what the headers would have been. */
    static Attributes structured(Headers headers, JsonNode envelope) {
        Attributes outer = binary(headers);
        Map<String, String> values = new HashMap<>();
        envelope.forEachEntry((name, value) -> {
            if (value.isString()) {
                values.put(headerName(name), value.asString());
            }
        });
        String traceparent = outer.optional(CloudEventHeaders.TRACEPARENT);
        if (traceparent != null) {
            values.putIfAbsent(CloudEventHeaders.TRACEPARENT, traceparent);
        }
        return new Attributes(values);
    }

    /** Strict UTF-8: a key that was guessed would go to another lane than the true one. */
    static @Nullable String utf8(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static boolean isAttribute(String name) {
        return name.startsWith(PREFIX)
                || name.equals(CloudEventHeaders.TRACEPARENT)
                || name.equals(CloudEventHeaders.CONTENT_TYPE);
    }

    private static void refuseSteering(String name) {
        for (String steering : STEERING) {
            if (name.startsWith(steering)) {
                throw new PermanentFault("header: " + steering + "… (expected: none that steers a deserialiser)");
            }
        }
    }

    private static String text(Header header) {
        byte[] bytes = header.value();
        if (bytes == null || bytes.length > MAX_HEADER_BYTES) {
            throw new PermanentFault(
                    header.key() + ": no value or too long (expected: at most " + MAX_HEADER_BYTES + " bytes)");
        }
        String text = utf8(bytes);
        if (text == null) {
            throw new PermanentFault(header.key() + ": not UTF-8 (expected: UTF-8)");
        }
        return text;
    }

    private static String headerName(String attribute) {
        return attribute.equals(CloudEventHeaders.TRACEPARENT) ? attribute : PREFIX + attribute;
    }
}
