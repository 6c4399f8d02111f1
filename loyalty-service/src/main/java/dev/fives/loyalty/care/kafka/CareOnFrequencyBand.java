package dev.fives.loyalty.care.kafka;

import dev.fives.contracts.segment.FrequencyBandChanged;
import dev.fives.kit.events.listener.EventHandler;
import dev.fives.kit.events.listener.ReceivedEvent;
import dev.fives.loyalty.care.app.Reactivate;
import dev.fives.loyalty.care.model.CareStanding.BandChange;
import java.time.temporal.ChronoUnit;
import reactor.core.publisher.Mono;

/** {@code frequency-band.changed}. Memory: the highest sequence of the customer's band, in the customer's standing. */
public final class CareOnFrequencyBand implements EventHandler {
    private static final String LOW = "LOW";

    private final Reactivate reactivate;

    public CareOnFrequencyBand(Reactivate reactivate) {
        this.reactivate = reactivate;
    }

    @Override
    public Mono<Void> handle(ReceivedEvent event) {
        FrequencyBandChanged changed = event.dataAs(FrequencyBandChanged.class);
        boolean low = changed.to().equals(LOW);
        return reactivate.heard(
                changed.customerId(),
                new BandChange(event.sequence(), low, event.time().truncatedTo(ChronoUnit.MILLIS)));
    }
}
