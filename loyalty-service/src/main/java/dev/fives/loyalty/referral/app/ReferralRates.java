package dev.fives.loyalty.referral.app;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.loyalty.member.CustomerMarks;
import dev.fives.loyalty.member.Member;
import dev.fives.loyalty.member.Members;
import dev.fives.loyalty.referral.model.ReferralRate;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/** How many members bring somebody. */
public final class ReferralRates {
    private static final int A_COMMAND = 500;

    private final Referrals referrals;
    private final Members members;
    private final CustomerMarks marks;

    public ReferralRates(Referrals referrals, Members members, CustomerMarks marks) {
        this.referrals = referrals;
        this.members = members;
        this.marks = marks;
    }

    public Mono<ReferralRate> between(Instant from, Instant to) {
        return referrals
                .converted(from, to)
                .zipWith(active(to), (converted, active) -> new ReferralRate(from, to, converted, active));
    }

    /** Enrolled before, and not deleted. */
    private Mono<Long> active(Instant to) {
        Mono<Long> deleted = marks.deleted()
                .buffer(A_COMMAND)
                .concatMap(customerIds -> members.ofCustomers(customerIds).map(found -> enrolledBefore(found, to)))
                .reduce(0L, Long::sum);
        return members.enrolledBefore(to).zipWith(deleted, (all, gone) -> all - gone);
    }

    private static long enrolledBefore(List<Stored<Member>> found, Instant to) {
        return found.stream()
                .filter(stored -> stored.state().enrolledAt().isBefore(to))
                .count();
    }
}
