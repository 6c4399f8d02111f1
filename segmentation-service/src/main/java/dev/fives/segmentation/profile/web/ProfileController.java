package dev.fives.segmentation.profile.web;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.paging.Cursor;
import dev.fives.kit.paging.Page;
import dev.fives.kit.paging.PageRequest;
import dev.fives.kit.paging.Paging;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.request.Masking;
import dev.fives.segmentation.profile.app.ProfileQueries;
import dev.fives.segmentation.profile.app.ReadProfile;
import dev.fives.segmentation.profile.model.Profile;
import dev.fives.segmentation.segment.app.Segments;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class ProfileController {

    record Member(String customerId, Instant since) {}

    private final ReadProfile readProfile;
    private final ProfileQueries profiles;
    private final Segments segments;
    private final Paging paging;

    ProfileController(ReadProfile readProfile, ProfileQueries profiles, Segments segments, Paging paging) {
        this.readProfile = readProfile;
        this.profiles = profiles;
        this.segments = segments;
        this.paging = paging;
    }

    /** The version counts writes; recency and reasons move by time alone, so {@code If-None-Match} is not heeded. */
    @GetMapping("/profiles/{customerId}")
    Mono<ProfileResponse> profile(@PathVariable String customerId, ServerHttpResponse response) {
        return readProfile
                .read(customerId)
                .doOnNext(view -> response.getHeaders().setETag(ETags.of(view.version())))
                .zipWith(Masking.current(), ProfileResponse::of)
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        Problems.NOT_FOUND, "profile: unknown (expected: the id of a customer with events)")));
    }

    @GetMapping("/segments/{id}/members")
    Mono<Page<Member>> members(@PathVariable String id, ServerHttpRequest http) {
        var request = paging.read(http, Set.of(), Set.of());
        return segments.find(id)
                .flatMap(found -> profiles.members(id, after(request.cursor()), request.pageSize() + 1)
                        .collectList())
                .flatMap(
                        found -> request.total(profiles.memberCount(id)).map(total -> page(id, request, found, total)));
    }

    /** One more than the page was read, to know whether there is a next one. */
    private Page<Member> page(String id, PageRequest request, List<Stored<Profile>> found, Optional<Long> total) {
        var shown = found.stream().limit(request.pageSize()).toList();
        var next = found.size() > shown.size()
                ? paging.next(request, List.of(shown.getLast().id()))
                : null;
        return new Page<>(
                shown.stream().map(stored -> member(id, stored.state())).toList(), next, total.orElse(null));
    }

    private static Member member(String id, Profile profile) {
        var since = profile.segments().stream()
                .filter(membership -> membership.id().equals(id))
                .findFirst()
                .orElseThrow()
                .since();
        return new Member(profile.customerId(), since);
    }

    private static String after(@Nullable Cursor cursor) {
        return cursor == null ? "" : cursor.position().getFirst();
    }
}
