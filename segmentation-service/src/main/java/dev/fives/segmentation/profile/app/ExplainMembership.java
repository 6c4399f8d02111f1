package dev.fives.segmentation.profile.app;

import dev.fives.kit.time.BusinessClock;
import dev.fives.segmentation.basis.app.Bases;
import dev.fives.segmentation.basis.model.Basis;
import dev.fives.segmentation.basis.model.PublishedSegment;
import dev.fives.segmentation.profile.model.Evidences;
import dev.fives.segmentation.profile.model.Explained;
import dev.fives.segmentation.profile.model.Judge;
import dev.fives.segmentation.profile.model.Profile;
import dev.fives.segmentation.profile.model.SegmentOverride;
import dev.fives.segmentation.segment.app.Segments;
import java.time.Instant;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Says why a customer is in a segment or not, as of now, with what each condition rests on. */
public final class ExplainMembership {

    /** What decides. */
    public enum Reason {
        RULE,
        MANUAL,
        /** Who is deleted is in no segment. */
        DELETED,
        /** Nobody is in a segment that is not in force. */
        NOT_PUBLISHED
    }

    /**
     * @param segmentVersion in force; 0 for none
     * @param tree empty for a list without a rule, and where no rule is in force
     */
    public record Explanation(
            String segmentId,
            String customerId,
            long segmentVersion,
            boolean member,
            Reason reason,
            Optional<SegmentOverride> override,
            Optional<Explained> tree,
            Instant at) {}

    private final ProfileWriter writer;
    private final Segments segments;
    private final Bases bases;
    private final Judge judge;
    private final EvidenceStore evidence;
    private final BusinessClock clock;
    private final int evidenceMax;

    /** @param evidenceMax that are told of one condition */
    public ExplainMembership(
            ProfileWriter writer,
            Segments segments,
            Bases bases,
            Judge judge,
            EvidenceStore evidence,
            BusinessClock clock,
            int evidenceMax) {
        this.writer = writer;
        this.segments = segments;
        this.bases = bases;
        this.judge = judge;
        this.evidence = evidence;
        this.clock = clock;
        this.evidenceMax = evidenceMax;
    }

    /** Error NOT_FOUND for a segment or a customer who is not known here. */
    public Mono<Explanation> explain(String segmentId, String customerId) {
        return segments.find(segmentId)
                .then(judged(customerId))
                .flatMap(profile -> bases.fresh()
                        .flatMap(basis -> basis.segment(segmentId)
                                .map(segment -> explain(profile, segment, basis))
                                .orElseGet(() -> Mono.just(of(profile, segmentId, 0, Optional.empty())))));
    }

    /** What is due fires first, and a rule that came meanwhile is heeded: the answer is that of the rule in force. */
    private Mono<Profile> judged(String customerId) {
        return ProfileWriter.startingOver(Mono.defer(() -> writer.find(customerId)
                        .flatMap(Mono::justOrEmpty)
                        .flatMap(writer::catchUp)
                        .flatMap(writer::settled)))
                .map(stored -> stored.state())
                .switchIfEmpty(Mono.error(DecideMembership::unknown));
    }

    private Mono<Explanation> explain(Profile profile, PublishedSegment segment, Basis basis) {
        var now = clock.instant();
        var facts = judge.facts(profile, basis, now);
        var asked = Evidences.asked(segment.rule(), profile, basis.monetary(), now, evidenceMax);
        return Mono.zip(evidence.purchases(profile, basis.monetary(), asked, evidenceMax), evidence.tickets(profile))
                .map(found ->
                        new Evidences(profile, basis.monetary(), facts, now, found.getT1(), found.getT2(), evidenceMax))
                .map(evidences -> segment.isStatic()
                        ? Optional.<Explained>empty()
                        : Optional.of(Explained.of(segment.rule(), facts, evidences::of)))
                .map(tree -> of(profile, segment.id(), segment.version(), tree));
    }

    private Explanation of(Profile profile, String segmentId, long version, Optional<Explained> tree) {
        boolean member = profile.segments().stream()
                .anyMatch(membership -> membership.id().equals(segmentId));
        var override = profile.override(segmentId);
        return new Explanation(
                segmentId,
                profile.customerId(),
                version,
                member,
                reason(profile, version, override),
                override,
                tree,
                clock.instant());
    }

    private static Reason reason(Profile profile, long version, Optional<SegmentOverride> override) {
        if (version == 0) {
            return Reason.NOT_PUBLISHED;
        }
        if (profile.isDeleted()) {
            return Reason.DELETED;
        }
        return override.isPresent() ? Reason.MANUAL : Reason.RULE;
    }
}
