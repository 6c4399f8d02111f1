package dev.fives.segmentation.profile.kafka;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Topic;
import dev.fives.contracts.segment.SegmentMembershipChanged;
import dev.fives.kit.events.listener.ReceivedEvent;
import dev.fives.kit.events.listener.Subscription;
import dev.fives.segmentation.profile.app.PastMembership;
import dev.fives.segmentation.profile.app.PastMemberships;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * The own events of leaving, which tell a whole membership: what is kept of one is its own memory, in whatever order and
 * however often they come. One of before memberships told since when they are is no membership that anybody could keep.
 */
public final class MembershipEvents {

    private static final String GROUP = "segmentation";

    private final PastMemberships past;

    public MembershipEvents(PastMemberships past) {
        this.past = past;
    }

    public Subscription subscription() {
        return new Subscription(GROUP, Topic.SEGMENT, Map.of(EventTypes.SEGMENT_EXITED, this::exited), false);
    }

    private Mono<Void> exited(ReceivedEvent event) {
        var left = event.dataAs(SegmentMembershipChanged.class);
        return Mono.justOrEmpty(left.since())
                .filter(since -> since.isBefore(event.time()))
                .map(since -> new PastMembership(event.id(), left.segmentId(), left.customerId(), since, event.time()))
                .flatMap(past::keep);
    }
}
