package dev.fives.customer.contact.kafka;

import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.segment.SegmentMembershipChanged;
import dev.fives.contracts.segment.StrategyPublished;
import dev.fives.customer.contact.app.FollowStrategies;
import dev.fives.customer.contact.model.StrategyCadence;
import dev.fives.kit.events.listener.EventHandler;
import dev.fives.kit.events.listener.ReceivedEvent;
import dev.fives.kit.events.listener.Subscription;
import java.util.HashMap;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Strategies and who enters their segments. */
public final class HearOfStrategies {
    private final FollowStrategies follow;

    public HearOfStrategies(FollowStrategies follow) {
        this.follow = follow;
    }

    /** Beside what else is heard on the topic. */
    public Subscription beside(Subscription others) {
        Map<EventType, EventHandler> handlers = new HashMap<>(others.handlers());
        EventHandler told = others.handlers().getOrDefault(EventTypes.SEGMENT_ENTERED, _ -> Mono.empty());
        handlers.put(EventTypes.SEGMENT_ENTERED, event -> entered(event).then(Mono.defer(() -> told.handle(event))));
        handlers.put(EventTypes.STRATEGY_PUBLISHED, this::published);
        return new Subscription(others.group(), others.topic(), handlers, others.parking());
    }

    private Mono<Void> entered(ReceivedEvent event) {
        SegmentMembershipChanged news = event.dataAs(SegmentMembershipChanged.class);
        return follow.entered(news.customerId(), news.segmentId(), event.time());
    }

    private Mono<Void> published(ReceivedEvent event) {
        StrategyPublished news = event.dataAs(StrategyPublished.class);
        return follow.published(
                Boolean.TRUE.equals(news.archived())
                        ? StrategyCadence.archived(news.segmentId(), event.sequence())
                        : new StrategyCadence(
                                news.segmentId(), news.contactCadenceDays(), event.sequence(), event.time()));
    }
}
