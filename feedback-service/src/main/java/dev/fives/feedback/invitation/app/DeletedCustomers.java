package dev.fives.feedback.invitation.app;

import reactor.core.publisher.Mono;

/** Who is deleted by now, as far as it was told. */
@FunctionalInterface
public interface DeletedCustomers {
    Mono<Boolean> has(String customerId);
}
