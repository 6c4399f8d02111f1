package dev.fives.segmentation.assessment.model;

import org.jspecify.annotations.Nullable;

/**
 * Why something is said of a customer.
 *
 * @param ref what it rests on: a ticket, an answer, a strategy, a category; null where it is the profile itself
 */
public record Reason(Code code, @Nullable String ref) {

    public enum Code {
        OPEN_COMPLAINT,
        NEGATIVE_SCORE,
        CONTACT_DUE,
        PURCHASE_OVERDUE,
        PURCHASE_EXPECTED,
        TOP_CATEGORY,
        FIRST_PURCHASE,
        BEST_CUSTOMER,
        PROMOTER
    }
}
