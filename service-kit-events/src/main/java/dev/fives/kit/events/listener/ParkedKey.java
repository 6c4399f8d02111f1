package dev.fives.kit.events.listener;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A key whose events wait for an operator, in one group on one topic.
 *
 * @param version moves with every event appended, so that nobody unparks what just grew
 * @param reason the fault of the event that parked it
 */
record ParkedKey(
        String group,
        String topic,
        String key,
        long version,
        Instant since,
        @Nullable String reason) {
    /** The document's id. */
    static String documentId(String group, String topic, String key) {
        return group + ':' + topic + ':' + key;
    }

    String documentId() {
        return documentId(group, topic, key);
    }

    /** The id for URLs: a key may hold any character. */
    String publicId() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(documentId().getBytes(StandardCharsets.UTF_8));
    }

    /** The document's id out of the one for URLs; what is none fits no document. */
    static String documentIdOf(String publicId) {
        try {
            return new String(Base64.getUrlDecoder().decode(publicId), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
