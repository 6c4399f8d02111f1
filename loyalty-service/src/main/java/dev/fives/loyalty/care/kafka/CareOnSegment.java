package dev.fives.loyalty.care.kafka;

import dev.fives.contracts.segment.SegmentMembershipChanged;
import dev.fives.kit.events.listener.EventHandler;
import dev.fives.kit.events.listener.ReceivedEvent;
import dev.fives.loyalty.care.app.CareByPlan;
import reactor.core.publisher.Mono;

/** {@code segment.entered}. Memory: a task's id comes from plan, customer and the event's number. */
public final class CareOnSegment implements EventHandler {
    private final CareByPlan plans;

    public CareOnSegment(CareByPlan plans) {
        this.plans = plans;
    }

    @Override
    public Mono<Void> handle(ReceivedEvent event) {
        SegmentMembershipChanged news = event.dataAs(SegmentMembershipChanged.class);
        return plans.enteredSegment(news.customerId(), news.segmentId(), event.sequence(), event.time());
    }
}
