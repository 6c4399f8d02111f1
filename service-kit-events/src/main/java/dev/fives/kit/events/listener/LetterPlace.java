package dev.fives.kit.events.listener;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a letter lies in its dead-letter topic, and the id for URLs that tells it. */
record LetterPlace(String group, String topic, int partition, long offset) {
    private static final Pattern TEXT = Pattern.compile("([^:]+):([^:]+):([0-9]{1,9}):([0-9]{1,18})");
    private static final int MAX_ID = 1024;

    String id() {
        String text = group + ':' + topic + ':' + partition + ':' + offset;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Optional<LetterPlace> of(String id) {
        if (id.length() > MAX_ID) {
            return Optional.empty();
        }
        try {
            Matcher parts = TEXT.matcher(new String(Base64.getUrlDecoder().decode(id), StandardCharsets.UTF_8));
            return parts.matches()
                    ? Optional.of(new LetterPlace(
                            parts.group(1),
                            parts.group(2),
                            Integer.parseInt(parts.group(3)),
                            Long.parseLong(parts.group(4))))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
