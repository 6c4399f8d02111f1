package dev.fives.loyalty.earning.kafka;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.segment.SegmentMembershipChanged;
import dev.fives.kit.events.listener.EventHandler;
import dev.fives.kit.events.listener.ReceivedEvent;
import dev.fives.loyalty.earning.app.HeardSegments;
import dev.fives.loyalty.earning.model.Memberships.Mark;
import reactor.core.publisher.Mono;

/** {@code segment.entered} and {@code segment.exited}. Memory: the highest sequence of each segment and customer. */
public final class HearOfSegments implements EventHandler {
    private final HeardSegments segments;

    public HearOfSegments(HeardSegments segments) {
        this.segments = segments;
    }

    @Override
    public Mono<Void> handle(ReceivedEvent event) {
        SegmentMembershipChanged news = event.dataAs(SegmentMembershipChanged.class);
        boolean inside = event.type().equals(EventTypes.SEGMENT_ENTERED.name());
        return segments.hear(news.customerId(), new Mark(news.segmentId(), event.sequence(), inside));
    }
}
