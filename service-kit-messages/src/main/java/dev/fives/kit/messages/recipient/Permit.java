package dev.fives.kit.messages.recipient;

import org.jspecify.annotations.Nullable;

/** Whether a customer may be written, and where that is. Personal data: it is used and forgotten. */
public sealed interface Permit {

    /**
     * @param contactPointId names the address without telling it
     * @param address of the channel
     * @param name absent where nobody knows it
     * @param language as a tag, such as {@code zh-CN}; absent where the customer has none
     * @param unsubscribeUrl of marketing
     */
    record Granted(
            String contactPointId,
            String address,
            @Nullable String name,
            @Nullable String language,
            @Nullable String unsubscribeUrl)
            implements Permit {
        @Override
        public String toString() {
            return "Granted[" + contactPointId + "]";
        }
    }

    /** @param reason a code, of customer-service */
    record Refused(String reason) implements Permit {}
}
