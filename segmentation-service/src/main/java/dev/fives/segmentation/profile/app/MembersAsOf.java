package dev.fives.segmentation.profile.app;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.time.BusinessClock;
import dev.fives.segmentation.profile.model.Membership;
import dev.fives.segmentation.profile.model.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Who was in a segment at an instant: those who have been in it since, as their profiles say, and those whose membership
 * ended after it. What ended is learnt from the events of leaving, so that it follows within their way.
 */
public final class MembersAsOf {

    /** @param manual absent where it is no more known whether a person or the rule decided */
    public record Member(
            String customerId, Instant since, @Nullable Boolean manual) {}

    private final ProfileQueries profiles;
    private final PastMemberships past;
    private final BusinessClock clock;
    private final Duration kept;

    /** @param kept how long memberships that ended are remembered */
    public MembersAsOf(ProfileQueries profiles, PastMemberships past, BusinessClock clock, Duration kept) {
        this.profiles = profiles;
        this.past = past;
        this.clock = clock;
        this.kept = kept;
    }

    /** In the order of their ids, strictly after one. Error MALFORMED for what is not over yet or no more remembered. */
    public Mono<List<Member>> page(String segmentId, Instant asOf, String afterCustomerId, int limit) {
        requireRemembered(asOf);
        // those who have left are read last: who leaves in between is found there or among those who are in it
        var members = profiles.membersSince(segmentId, asOf, afterCustomerId, limit)
                .map(stored -> member(segmentId, stored))
                .collectList();
        return members.flatMap(present -> past.of(segmentId, asOf, afterCustomerId, limit)
                .map(left -> new Member(left.customerId(), left.from(), null))
                .collectList()
                .map(left -> merged(left, present, limit)));
    }

    public Mono<Long> count(String segmentId, Instant asOf) {
        return Mono.zip(profiles.memberCountSince(segmentId, asOf), past.count(segmentId, asOf), Long::sum);
    }

    private void requireRemembered(Instant asOf) {
        var now = clock.instant();
        var oldest = now.minus(kept);
        if (asOf.isAfter(now) || asOf.isBefore(oldest)) {
            throw new ProblemException(
                    Problems.MALFORMED, "asOf: out of range (expected: from " + oldest + " to " + now + ")");
        }
    }

    private static Member member(String segmentId, Stored<Profile> stored) {
        return stored.state().segments().stream()
                .filter(membership -> membership.id().equals(segmentId))
                .findFirst()
                .map(membership -> of(stored.id(), membership))
                .orElseThrow();
    }

    public static Member of(String customerId, Membership membership) {
        return new Member(customerId, membership.since(), membership.isManual());
    }

    private static List<Member> merged(Collection<Member> left, Collection<Member> present, int limit) {
        var all = new TreeMap<String, Member>();
        left.forEach(member -> all.put(member.customerId(), member));
        present.forEach(member -> all.put(member.customerId(), member));
        return all.values().stream().limit(limit).toList();
    }
}
