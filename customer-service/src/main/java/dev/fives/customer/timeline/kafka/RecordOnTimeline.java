package dev.fives.customer.timeline.kafka;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Topic;
import dev.fives.contracts.purchase.PurchaseChanged;
import dev.fives.customer.timeline.app.Timeline;
import dev.fives.customer.timeline.app.TimelineEntry;
import dev.fives.kit.events.listener.EventHandler;
import dev.fives.kit.events.listener.ReceivedEvent;
import dev.fives.kit.events.listener.Subscription;
import java.time.Instant;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** One entry for each event of a customer, its own service's too. Memory: the entry's id is the event's. */
public final class RecordOnTimeline implements EventHandler {
    private static final String GROUP = "customer";

    private final Timeline timeline;

    public RecordOnTimeline(Timeline timeline) {
        this.timeline = timeline;
    }

    /** No parking: entries stand for themselves, in whatever order they come. */
    public Subscription on(Topic topic) {
        return new Subscription(
                GROUP,
                topic,
                EventFacts.toldOn(topic).stream().collect(toUnmodifiableMap(Function.identity(), type -> this)),
                false);
    }

    @Override
    public Mono<Void> handle(ReceivedEvent event) {
        EventType type = EventTypes.named(event.type()).orElseThrow();
        Object data = event.dataAs(type.data());
        Telling told = EventFacts.of(type, data);
        String customerId = told.customerId();
        return customerId == null
                ? Mono.empty()
                : timeline.add(new TimelineEntry(
                        event.id(),
                        customerId,
                        event.type(),
                        at(type, event, data),
                        told.about(),
                        told.facts(),
                        event.correlationId()));
    }

    /** An order is told at its own time, and so is all that is known of an imported past. */
    private static Instant at(EventType type, ReceivedEvent event, Object data) {
        return data instanceof PurchaseChanged purchase
                        && (purchase.history() || type.equals(EventTypes.PURCHASE_RECORDED))
                ? purchase.at()
                : event.time();
    }
}
