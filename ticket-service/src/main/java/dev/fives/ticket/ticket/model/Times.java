package dev.fives.ticket.ticket.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When things happened to a ticket, business time in milliseconds.
 *
 * @param acknowledgedAt when the customer was told that it arrived; of a ticket out of a survey only once it is a complaint
 * @param expectedBy when the customer may expect an answer
 * @param firstRespondedAt the first public message of an agent
 * @param resolvedAt absent while it is not; likewise {@code closedAt}
 */
public record Times(
        Instant openedAt,
        @Nullable Instant acknowledgedAt,
        Instant expectedBy,
        @Nullable Instant firstRespondedAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant closedAt) {

    Times after(Status to, Instant now) {
        return switch (to) {
            case RESOLVED -> new Times(openedAt, acknowledgedAt, expectedBy, firstRespondedAt, now, null);
            case CLOSED -> new Times(openedAt, acknowledgedAt, expectedBy, firstRespondedAt, resolvedAt, now);
            case NEW, OPEN, PENDING_CUSTOMER, PENDING_INTERNAL, REOPENED ->
                new Times(openedAt, acknowledgedAt, expectedBy, firstRespondedAt, null, null);
        };
    }

    Times acknowledged(@Nullable Instant at) {
        return new Times(openedAt, at, expectedBy, firstRespondedAt, resolvedAt, closedAt);
    }

    Times responded(Instant at) {
        return firstRespondedAt == null
                ? new Times(openedAt, acknowledgedAt, expectedBy, at, resolvedAt, closedAt)
                : this;
    }
}
