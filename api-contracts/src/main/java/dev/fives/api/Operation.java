package dev.fives.api;

import java.util.Optional;

/**
 * What callers may do, as its document says.
 *
 * @param method in capitals
 * @param template path as callers see it, {@code /api/v1/customers/{id}}
 * @param scope what a caller needs; empty for a public operation and for no other
 * @param isPublic no token is asked for
 * @param portalParameter the path parameter that has to be the customer's own id where a customer calls; empty where
 *     customers may not
 * @param keyRequired refused without an {@code Idempotency-Key}
 */
public record Operation(
        String method,
        String template,
        String operationId,
        Optional<String> scope,
        boolean isPublic,
        Optional<String> portalParameter,
        boolean keyRequired,
        Optional<Deprecation> deprecation) {
    @Override
    public String toString() {
        return method + " " + template;
    }
}
