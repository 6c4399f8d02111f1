package dev.fives.ticket.ticket.model;

import org.jspecify.annotations.Nullable;

/**
 * A change of status as somebody wrote it.
 *
 * @param reason a code, told to everybody who hears of the change
 */
public record MoveDraft(@Nullable String to, @Nullable String reason) {}
