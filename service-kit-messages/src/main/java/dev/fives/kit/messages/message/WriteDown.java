package dev.fives.kit.messages.message;

import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.id.Ids;
import dev.fives.kit.messages.MessageChannel;
import dev.fives.kit.messages.carrier.Carriers;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Writes down that a message is to be sent. Its id comes from what it is about, so there is one however often it is asked for. */
public final class WriteDown implements Messages {
    private static final Logger LOG = LoggerFactory.getLogger(WriteDown.class);
    private static final String TOO_LATE = "TOO_LATE";

    private final MessageStore store;
    private final Correspondence correspondence;
    private final Carriers carriers;
    private final Duration occasionAgeMax;
    private final Ids ids;
    private final BusinessClock business;
    private final RealClock real;
    private final MeterRegistry meters;

    /** @param occasionAgeMax business time after which nobody is written any more, such as on a replay of old events */
    public WriteDown(
            MessageStore store,
            Correspondence correspondence,
            Carriers carriers,
            Duration occasionAgeMax,
            Ids ids,
            BusinessClock business,
            RealClock real,
            MeterRegistry meters) {
        this.store = store;
        this.correspondence = correspondence;
        this.carriers = carriers;
        this.occasionAgeMax = occasionAgeMax;
        this.ids = ids;
        this.business = business;
        this.real = real;
        this.meters = meters;
    }

    @Override
    public Mono<Void> request(MessageWish wish) {
        return Mono.defer(() -> isTooLate(wish) ? late(wish) : write(wish));
    }

    @Override
    public boolean reach(MessageChannel channel) {
        return carriers.of(channel).isPresent();
    }

    private Mono<Void> write(MessageWish wish) {
        if (!correspondence.templates().containsKey(wish.template())) {
            throw new IllegalArgumentException("template: " + wish.template() + " (expected: one of "
                    + correspondence.templates().keySet() + ")");
        }
        String id = ids.derived(correspondence.idPrefix(), wish.about());
        Instant now = business.instant().truncatedTo(ChronoUnit.MILLIS);
        return RequestContext.current()
                .map(request -> Message.requested(id, wish, request.correlationId(), now, real.instant()))
                .flatMap(message ->
                        store.aggregates().create(id, wish.customerId(), message, MessageEvents.of(message), null))
                .then()
                .onErrorResume(AlreadyExists.class, asked -> Mono.empty());
    }

    private boolean isTooLate(MessageWish wish) {
        return wish.at().plus(occasionAgeMax).isBefore(business.instant());
    }

    private Mono<Void> late(MessageWish wish) {
        LOG.debug("{}: too long ago to write about", wish.about());
        String channel = wish.channel().name();
        meters.counter("fives.messages", "channel", channel, "template", wish.template(), "outcome", TOO_LATE)
                .increment();
        return Mono.empty();
    }
}
