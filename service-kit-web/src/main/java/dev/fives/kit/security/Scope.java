package dev.fives.kit.security;

import java.util.Arrays;

/** What a caller may do, as the documents ask for it in {@code x-scope}. */
public enum Scope {
    CUSTOMERS_READ("customers:read"),
    CUSTOMERS_WRITE("customers:write"),
    PURCHASES_READ("purchases:read"),
    PURCHASES_WRITE("purchases:write"),
    USAGE_WRITE("usage:write"),
    IMPORTS_WRITE("imports:write"),
    EVENTS_READ("events:read"),
    SURVEYS_READ("surveys:read"),
    SURVEYS_WRITE("surveys:write"),
    FEEDBACK_READ("feedback:read"),
    FEEDBACK_WRITE("feedback:write"),
    TICKETS_READ("tickets:read"),
    TICKETS_WRITE("tickets:write"),
    COMPLAINTS_WRITE("complaints:write"),
    MEMBERS_READ("members:read"),
    MEMBERS_WRITE("members:write"),
    REDEMPTIONS_READ("redemptions:read"),
    REDEMPTIONS_WRITE("redemptions:write"),
    COUPONS_READ("coupons:read"),
    COUPONS_WRITE("coupons:write"),
    CARE_READ("care:read"),
    CARE_WRITE("care:write"),
    MESSAGES_READ("messages:read"),
    MESSAGES_WRITE("messages:write"),
    SEGMENTS_READ("segments:read"),
    SEGMENTS_WRITE("segments:write"),
    PROFILES_READ("profiles:read"),
    SETTINGS_READ("settings:read"),
    SETTINGS_WRITE("settings:write"),
    /** Whether and where a customer may be written. No other grant covers it. */
    MESSAGE_PERMITS("message-permits"),
    /** Dead letters, parked keys, outbox, checks of the ledger. No other grant covers it. */
    OPS("ops");

    private static final String ANY = "*";

    private final String text;

    Scope(String text) {
        this.text = text;
    }

    /** As it stands in a document. */
    public String text() {
        return text;
    }

    static Scope of(String text) {
        return Arrays.stream(values())
                .filter(scope -> scope.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "x-scope: " + text + " (expected: one of the scopes that roles can have)"));
    }

    /** @param grant {@code customers:read}, {@code customers:*}, {@code *:read}, {@code *:*}; {@code ops} is no part of it */
    boolean isCoveredBy(String grant) {
        String[] mine = text.split(":", -1);
        String[] given = grant.split(":", -1);
        return mine.length == given.length
                && fits(mine[0], given[0])
                && fits(mine[mine.length - 1], given[given.length - 1]);
    }

    private static boolean fits(String mine, String given) {
        return given.equals(ANY) || given.equals(mine);
    }
}
