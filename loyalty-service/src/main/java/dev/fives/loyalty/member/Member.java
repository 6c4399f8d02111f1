package dev.fives.loyalty.member;

import java.time.Instant;

/**
 * A customer in a programme.
 *
 * @param memberId {@code mem_…}, derived from programme and customer, so that a second enrolment is the same member
 * @param enrolledAt business time
 */
public record Member(String memberId, String customerId, String programId, Instant enrolledAt) {}
