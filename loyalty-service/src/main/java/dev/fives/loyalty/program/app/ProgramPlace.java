package dev.fives.loyalty.program.app;

import java.time.ZoneId;

/**
 * What of the programme is configuration for good.
 *
 * @param programId part of every member and account id
 * @param zone whose days count
 */
public record ProgramPlace(String programId, ZoneId zone) {}
