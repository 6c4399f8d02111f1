package dev.fives.loyalty.earning.kafka;

import dev.fives.contracts.segment.FrequencyBandChanged;
import dev.fives.kit.events.listener.EventHandler;
import dev.fives.kit.events.listener.ReceivedEvent;
import dev.fives.loyalty.earning.app.HeardSegments;
import dev.fives.loyalty.earning.model.Memberships.Band;
import reactor.core.publisher.Mono;

/** {@code frequency-band.changed}. Memory: the highest sequence of the customer's band. */
public final class HearOfFrequencyBand implements EventHandler {
    private final HeardSegments segments;

    public HearOfFrequencyBand(HeardSegments segments) {
        this.segments = segments;
    }

    @Override
    public Mono<Void> handle(ReceivedEvent event) {
        FrequencyBandChanged news = event.dataAs(FrequencyBandChanged.class);
        return segments.hear(news.customerId(), new Band(news.to(), event.sequence()));
    }
}
