package dev.fives.contracts.segment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@code crm.risk.changed.v1}.
 *
 * @param from {@code LOW}, {@code MEDIUM} or {@code HIGH}; {@code to} likewise
 * @param reasons why it is what it is now; none for {@code LOW}
 * @param at business time
 */
public record RiskChanged(String customerId, String from, String to, List<Reason> reasons, Instant at) {
    public RiskChanged {
        reasons = List.copyOf(reasons);
    }

    /**
     * @param code {@code NEGATIVE_SCORE}, {@code OPEN_COMPLAINT}, {@code NEGATIVE_SCORE_CLOSED} or
     *     {@code COMPLAINT_CLOSED}
     * @param ref the answer or ticket that it rests on
     * @param until business time when time alone ends it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Reason(String code, String ref, @Nullable Instant until) {}
}
