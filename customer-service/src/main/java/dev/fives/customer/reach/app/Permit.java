package dev.fives.customer.reach.app;

import org.jspecify.annotations.Nullable;

/** The answer to who wants to write to a customer. */
public sealed interface Permit {

    /**
     * @param contactPointId by which a bounce names it
     * @param unsubscribeUrl of marketing alone
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

    record Refused(Refusal reason) implements Permit {}

    /** Why not. */
    enum Refusal {
        CUSTOMER_UNKNOWN,
        CUSTOMER_DELETED,
        NO_CONSENT,
        NO_ADDRESS,
        /** Marketing that nobody could take the consent back by. */
        NO_UNSUBSCRIBE_LINK,
        DAILY_LIMIT
    }
}
