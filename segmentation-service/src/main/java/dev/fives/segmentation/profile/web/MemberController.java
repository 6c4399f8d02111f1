package dev.fives.segmentation.profile.web;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.paging.Page;
import dev.fives.kit.paging.PageRequest;
import dev.fives.kit.paging.Paging;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.segmentation.profile.app.MembersAsOf;
import dev.fives.segmentation.profile.app.ProfileQueries;
import dev.fives.segmentation.profile.model.Profile;
import dev.fives.segmentation.segment.app.Segments;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Who is in a segment, or was. */
@RestController
class MemberController {

    /** @param reason {@code rule} or {@code manual}; absent for who has left since, of whom it is no more known */
    record Member(
            String customerId, Instant since, @Nullable String reason) {}

    private final ProfileQueries profiles;
    private final MembersAsOf past;
    private final Segments segments;
    private final Paging paging;

    MemberController(ProfileQueries profiles, MembersAsOf past, Segments segments, Paging paging) {
        this.profiles = profiles;
        this.past = past;
        this.segments = segments;
        this.paging = paging;
    }

    @GetMapping("/segments/{id}/members")
    Mono<Page<Member>> members(@PathVariable String id, @RequestParam @Nullable String asOf, ServerHttpRequest http) {
        var request = paging.read(http, Set.of(), Set.of());
        var after = request.after();
        int limit = request.pageSize() + 1;
        return segments.find(id)
                .flatMap(found -> asOf == null
                        ? page(request, present(id, after, limit), profiles.memberCount(id))
                        : asOf(id, instant(asOf), request, after));
    }

    private Mono<Page<Member>> asOf(String id, Instant asOf, PageRequest request, String after) {
        return page(request, past.page(id, asOf, after, request.pageSize() + 1), past.count(id, asOf));
    }

    private Mono<List<MembersAsOf.Member>> present(String id, String after, int limit) {
        return profiles.members(id, after, limit)
                .map(stored -> present(id, stored))
                .collectList();
    }

    private static MembersAsOf.Member present(String id, Stored<Profile> stored) {
        return stored.state().segments().stream()
                .filter(membership -> membership.id().equals(id))
                .findFirst()
                .map(membership -> MembersAsOf.of(stored.id(), membership))
                .orElseThrow();
    }

    /** One more than the page is read, to know whether there is a next one. */
    private Mono<Page<Member>> page(PageRequest request, Mono<List<MembersAsOf.Member>> members, Mono<Long> count) {
        return members.zipWith(
                request.total(count),
                (found, total) -> paging.page(
                        request, found, total, member -> List.of(member.customerId()), MemberController::view));
    }

    private static Member view(MembersAsOf.Member member) {
        var manual = member.manual();
        var reason = manual == null ? null : manual ? "manual" : "rule";
        return new Member(member.customerId(), member.since(), reason);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new ProblemException(Problems.MALFORMED, "asOf: no instant (expected: such as 2026-06-30T00:00:00Z)");
        }
    }
}
