package dev.fives.contracts.loyalty;

import java.time.Instant;

/**
 * Data of {@code crm.member.enrolled.v1}.
 *
 * @param customerId {@code cus_…}
 * @param memberId {@code mem_…}
 * @param at business time of the enrolment
 */
public record MemberEnrolled(String customerId, String memberId, String programId, Instant at) {}
