package dev.fives.kit.events.journal;

import java.time.Instant;

/**
 * The business fact that an entry is for.
 *
 * @param subject what it is about, such as {@code purchase:pur_…}; all its versions share it
 * @param version of the subject, from 1
 * @param at business time of the fact
 */
public record Fact(String subject, long version, Instant at) {
    /** Once only for a customer, for good. */
    public String source() {
        return subject + "@" + version;
    }
}
