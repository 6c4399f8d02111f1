package dev.fives.segmentation.profile.web;

import dev.fives.segmentation.profile.app.DecideMembership;
import dev.fives.segmentation.profile.app.OverrideDraft;
import dev.fives.segmentation.profile.model.Profile;
import dev.fives.segmentation.profile.model.SegmentOverride;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What people decide about a customer and a segment, against the rule. */
@RestController
@RequestMapping("/segments/{id}/overrides/{customerId}")
class OverrideController {

    record OverrideRequest(@Nullable String mode, @Nullable String reason) {}

    /** @param override absent where nothing is decided any more */
    record Decided(
            String segmentId,
            String customerId,
            boolean member,
            @Nullable OverrideView override) {}

    record OverrideView(String mode, String reason, String by, Instant at) {
        static OverrideView of(SegmentOverride override) {
            return new OverrideView(override.mode().name(), override.reason(), override.by(), override.at());
        }
    }

    private final DecideMembership decide;

    OverrideController(DecideMembership decide) {
        this.decide = decide;
    }

    @PutMapping
    Mono<Decided> put(@PathVariable String id, @PathVariable String customerId, @RequestBody OverrideRequest request) {
        var draft = OverrideDraft.of(request.mode(), request.reason());
        return decide.put(id, customerId, draft).map(profile -> decided(id, profile));
    }

    @DeleteMapping
    Mono<Decided> remove(@PathVariable String id, @PathVariable String customerId) {
        return decide.remove(id, customerId).map(profile -> decided(id, profile));
    }

    private static Decided decided(String id, Profile profile) {
        boolean member = profile.segments().stream()
                .anyMatch(membership -> membership.id().equals(id));
        var override = profile.override(id).map(OverrideView::of).orElse(null);
        return new Decided(id, profile.customerId(), member, override);
    }
}
