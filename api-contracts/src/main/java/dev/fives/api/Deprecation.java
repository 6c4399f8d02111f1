package dev.fives.api;

import java.time.LocalDate;
import java.util.Optional;

/**
 * An operation that callers should leave.
 *
 * @param since when that was said
 * @param sunset the day from which on it may be gone
 * @param link where it says what to use instead
 */
public record Deprecation(LocalDate since, Optional<LocalDate> sunset, Optional<String> link) {}
