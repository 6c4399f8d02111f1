package dev.fives.kit.events.journal;

import java.time.Instant;

/**
 * The business fact that an entry is for.
 *
 * @param subject what it is about, such as {@code purchase:pur_…}; all its versions share it
 * @param version of the subject, from 1; 0 for a fact that has no versions
 * @param at business time of the fact
 */
public record Fact(String subject, long version, Instant at) {
    /** A fact that never changes: there is one entry for its subject. */
    public static Fact once(String subject, Instant at) {
        return new Fact(subject, 0, at);
    }

    /** Once only for a customer, for good. */
    public String source() {
        return version == 0 ? subject : subject + "@" + version;
    }
}
