package dev.fives.segmentation.profile.app;

import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import dev.fives.segmentation.profile.model.Profile;
import dev.fives.segmentation.profile.model.SegmentOverride;
import dev.fives.segmentation.segment.app.Segments;
import dev.fives.segmentation.segment.model.Segment;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/**
 * Puts a customer into a segment or keeps one out of it, whatever the rule says. The decision is part of the profile, so
 * that it and the events of what it changes are one write.
 */
public final class DecideMembership {

    private static final int OK = 200;

    private final ProfileWriter writer;
    private final Segments segments;
    private final BusinessClock business;
    private final RealClock real;
    private final int overridesMax;

    /** @param overridesMax decisions that a profile keeps */
    public DecideMembership(
            ProfileWriter writer, Segments segments, BusinessClock business, RealClock real, int overridesMax) {
        this.writer = writer;
        this.segments = segments;
        this.business = business;
        this.real = real;
        this.overridesMax = overridesMax;
    }

    /** Error NOT_FOUND for a segment or a customer who is not known here, CONFLICT for a segment that is archived. */
    public Mono<Profile> put(String segmentId, String customerId, OverrideDraft draft) {
        return Command.current(real, "PUT " + path(segmentId, customerId), draft)
                .flatMap(command -> open(segmentId)
                        .then(RequestContext.current())
                        .map(request -> override(segmentId, draft, request.caller()))
                        .flatMap(override -> decide(customerId, command, profile -> with(profile, override))));
    }

    /** Where nothing was decided this changes nothing. */
    public Mono<Profile> remove(String segmentId, String customerId) {
        return Command.current(real, "DELETE " + path(segmentId, customerId), "")
                .flatMap(command -> segments.find(segmentId)
                        .then(decide(customerId, command, profile -> profile.withoutOverride(segmentId))));
    }

    private static String path(String segmentId, String customerId) {
        return "/segments/" + segmentId + "/overrides/" + customerId;
    }

    private Mono<Stored<Segment>> open(String segmentId) {
        return segments.find(segmentId).doOnNext(found -> {
            if (found.state().isArchived()) {
                throw new ProblemException(
                        Problems.CONFLICT, "segment: archived (expected: a draft or one that is published)");
            }
        });
    }

    private SegmentOverride override(String segmentId, OverrideDraft draft, String by) {
        var now = business.instant().truncatedTo(ChronoUnit.MILLIS);
        return new SegmentOverride(segmentId, draft.mode(), draft.reason(), by, now);
    }

    private Profile with(Profile profile, SegmentOverride override) {
        var next = profile.with(override);
        if (next.overrides().size() > Math.max(overridesMax, profile.overrides().size())) {
            throw new ProblemException(
                    Problems.CONFLICT,
                    "overrides: " + overridesMax + " of this customer (expected: take one back first)");
        }
        return next;
    }

    private Mono<Profile> decide(String customerId, Command command, UnaryOperator<Profile> decision) {
        return ProfileWriter.startingOver(Mono.defer(() -> writer.find(customerId)
                        .flatMap(Mono::justOrEmpty)
                        .flatMap(writer::catchUp)
                        .flatMap(stored -> command.isDoneIn(stored)
                                ? writer.settled(stored)
                                : writer.decide(stored, decision, command.record(OK, stored.version() + 1)))))
                .map(Stored::state)
                .switchIfEmpty(Mono.error(DecideMembership::unknown));
    }

    static ProblemException unknown() {
        return new ProblemException(
                Problems.NOT_FOUND, "profile: unknown (expected: the id of a customer with events)");
    }
}
