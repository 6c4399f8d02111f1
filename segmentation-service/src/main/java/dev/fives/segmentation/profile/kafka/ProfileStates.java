package dev.fives.segmentation.profile.kafka;

import com.mongodb.MongoException;
import dev.fives.contracts.StateTopic;
import dev.fives.contracts.segment.SegmentState;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.state.PresentState;
import dev.fives.kit.events.state.StateReads;
import dev.fives.kit.events.state.StateSource;
import dev.fives.segmentation.basis.model.RfmScore;
import dev.fives.segmentation.profile.app.SkippedProfiles;
import dev.fives.segmentation.profile.model.Membership;
import dev.fives.segmentation.profile.model.Profile;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What is published of profiles, for {@code crm.segment.state.v1}. Only that: each change of it is an event, so that the
 * number of the last one is its version. Of a profile that cannot be read the topic says what it said before.
 */
public final class ProfileStates implements StateSource {
    private final AggregateStore<Profile> profiles;
    private final SkippedProfiles skipped;

    public ProfileStates(AggregateStore<Profile> profiles, SkippedProfiles skipped) {
        this.profiles = profiles;
        this.skipped = skipped;
    }

    @Override
    public StateTopic topic() {
        return StateTopic.SEGMENT;
    }

    @Override
    public Set<String> aggregateTypes() {
        return Set.of("profile");
    }

    @Override
    public Mono<List<PresentState>> present(Collection<String> customerIds) {
        return StateReads.present(profiles, customerIds)
                .onErrorResume(ProfileStates::isOfADocument, fault -> oneByOne(customerIds))
                .map(found -> found.stream()
                        .filter(profile -> profile.sequence() > 0)
                        .map(ProfileStates::state)
                        .toList());
    }

    private Mono<List<Stored<Profile>>> oneByOne(Collection<String> customerIds) {
        return Flux.fromIterable(customerIds)
                .concatMap(id -> StateReads.present(profiles, List.of(id))
                        .onErrorResume(ProfileStates::isOfADocument, fault -> {
                            skipped.noteUnreadable(id, fault);
                            return Mono.empty();
                        }))
                .concatMapIterable(found -> found)
                .collectList();
    }

    /** Else it is the store's. */
    private static boolean isOfADocument(Throwable fault) {
        return !(fault instanceof MongoException);
    }

    private static PresentState state(Stored<Profile> stored) {
        Profile profile = stored.state();
        SegmentState state = new SegmentState(
                profile.customerId(),
                profile.band().name(),
                rfm(profile.score()),
                profile.risk().name(),
                profile.segments().stream().map(ProfileStates::segment).toList());
        return new PresentState.Kept(stored.id(), stored.sequence(), state);
    }

    private static SegmentState.@Nullable Rfm rfm(@Nullable String digits) {
        if (digits == null) {
            return null;
        }
        RfmScore score = RfmScore.of(digits);
        return new SegmentState.Rfm(
                score.r(), score.f(), score.m(), score.cell().label());
    }

    private static SegmentState.Segment segment(Membership membership) {
        return new SegmentState.Segment(membership.id(), membership.version(), membership.code(), membership.since());
    }

    @Override
    public Mono<Keys> keys(@Nullable String position, int limit) {
        return StateReads.keys(profiles, position, limit);
    }
}
