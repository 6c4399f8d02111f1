package dev.fives.kit.messages.carrier;

import dev.fives.kit.messages.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * A message with everything that it needs to go. It lives while it is sent, and is never stored or logged.
 *
 * @param to an address of the channel
 * @param unsubscribeUrl of marketing: where one click takes the consent back
 */
public record Letter(
        String messageId, String to, Text text, @Nullable String unsubscribeUrl) {
    @Override
    public String toString() {
        return "Letter[" + messageId + "]";
    }
}
