package dev.fives.feedback.invitation.web;

import dev.fives.feedback.invitation.app.Invitations;
import dev.fives.feedback.invitation.model.Invitation;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.http.QueryTexts;
import dev.fives.kit.paging.Page;
import dev.fives.kit.paging.PageRequest;
import dev.fives.kit.paging.Paging;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.request.Masking;
import dev.fives.kit.time.BusinessClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Invitations, with the link that whoever sends messages puts into them. */
@RestController
@RequestMapping("/invitations")
class InvitationController {

    /** Why the customer is asked. */
    record Trigger(String type, @Nullable String purchaseId) {}

    /** @param status INVITED, ANSWERED or EXPIRED, as of the business clock */
    record InvitationView(
            String id,
            String customerId,
            String surveyId,
            long surveyVersion,
            String planId,
            String status,
            String channel,
            String link,
            Instant invitedAt,
            Instant expiresAt,
            Trigger trigger,
            @Nullable String responseId) {}

    private static final int TAGS_A_VERSION = 4;
    private static final int EXPIRED = 2;
    private static final int MASKED = 1;

    private final Invitations invitations;
    private final Links links;
    private final Paging paging;
    private final BusinessClock clock;

    InvitationController(Invitations invitations, Links links, Paging paging, BusinessClock clock) {
        this.invitations = invitations;
        this.links = links;
        this.paging = paging;
        this.clock = clock;
    }

    /** Newest first. */
    @GetMapping
    Mono<Page<InvitationView>> all(
            @RequestParam(required = false) @Nullable String customerId, ServerHttpRequest http) {
        String customer = QueryTexts.id("customerId", customerId);
        PageRequest request = paging.read(http, Set.of(), Set.of());
        return Masking.current()
                .flatMap(masking -> invitations
                        .page(customer, request)
                        .zipWith(
                                request.total(invitations.count(customer)),
                                (found, total) -> page(found, request, total, masking)));
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<InvitationView>> read(@PathVariable String id) {
        return invitations
                .find(id)
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        Problems.NOT_FOUND, "invitation: unknown (expected: the id of an invitation)")))
                .zipWith(Masking.current(), this::answer);
    }

    private ResponseEntity<InvitationView> answer(Stored<Invitation> stored, Masking masking) {
        InvitationView view = view(stored, masking);
        return ResponseEntity.ok().eTag(tag(stored.version(), view, masking)).body(view);
    }

    /**
     * An invitation expires without a write, and its link is not shown to everybody: by its version alone each would be
     * called unchanged. Nobody changes it under this tag.
     */
    private static String tag(long version, InvitationView view, Masking masking) {
        boolean isExpired = view.status().equals(Invitation.Status.EXPIRED.name());
        return ETags.of(TAGS_A_VERSION * version + (isExpired ? EXPIRED : 0) + (masking.isOn() ? MASKED : 0));
    }

    private Page<InvitationView> page(
            List<Stored<Invitation>> found, PageRequest request, Optional<Long> total, Masking masking) {
        List<Stored<Invitation>> items =
                found.stream().limit(request.pageSize()).toList();
        return new Page<>(
                items.stream().map(stored -> view(stored, masking)).toList(),
                found.size() > items.size() ? paging.next(request, invitations.position(items.getLast())) : null,
                total.orElse(null));
    }

    private InvitationView view(Stored<Invitation> stored, Masking masking) {
        Invitation invitation = stored.state();
        return new InvitationView(
                stored.id(),
                invitation.customerId(),
                invitation.surveyId(),
                invitation.surveyVersion(),
                invitation.planId(),
                invitation.status(clock.instant()).name(),
                invitation.channel(),
                links.to(stored.id(), masking),
                invitation.invitedAt(),
                invitation.expiresAt(),
                new Trigger(invitation.trigger(), invitation.purchaseId()),
                invitation.response() == null ? null : invitation.response().responseId());
    }
}
