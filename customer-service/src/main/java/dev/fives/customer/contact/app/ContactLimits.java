package dev.fives.customer.contact.app;

import java.time.Duration;

/**
 * What an interaction and a contact plan may hold.
 *
 * @param subjectLength characters
 * @param noteLength characters
 * @param cadenceDays longest cadence
 * @param ahead how far ahead of the business clock a contact may be dated
 */
public record ContactLimits(int subjectLength, int noteLength, int cadenceDays, Duration ahead) {}
