package dev.fives.kit.problem;

/**
 * One value that is not accepted.
 *
 * @param pointer JSON pointer into the request body, {@code /contactPoints/1/value}
 * @param detail {@code what: value (expected: …)}, without personal data
 */
public record Violation(String pointer, String detail) {}
