package dev.fives.segmentation.profile.model;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a customer holds dear, likes or lives by.
 *
 * @param score from 0 to 1
 * @param confidence how far it is to be believed, from 0 to 1
 * @param responseId the response that told it; null for what is declared
 * @param at of that response
 */
public record Trait(
        BigDecimal score,
        Source source,
        BigDecimal confidence,
        @Nullable String responseId,
        @Nullable Instant at) {

    public enum Source {
        DECLARED,
        SURVEY
    }

    /** Declared beats inferred; else the newer answer counts. */
    boolean beats(Trait other) {
        if (source != other.source) {
            return source == Source.DECLARED;
        }
        return at != null && other.at != null && at.isAfter(other.at);
    }
}
