package dev.fives.kit.events.listener;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What happens to one record: handled, skipped, dead-lettered or parked. A transient fault is thrown. */
final class RecordHandling {
    private final Subscription subscription;
    private final EventReader reader;
    private final HandlerRun handlers;
    private final DeadLetters deadLetters;
    private final @Nullable Parking parking;

    /** With {@code parking} null a permanent fault concerns its own event alone. */
    RecordHandling(
            Subscription subscription,
            EventReader reader,
            HandlerRun handlers,
            DeadLetters deadLetters,
            @Nullable Parking parking) {
        this.subscription = subscription;
        this.reader = reader;
        this.handlers = handlers;
        this.deadLetters = deadLetters;
        this.parking = parking;
    }

    /** Handles the record; {@code attempt} counts from 1. */
    Outcome handle(ConsumerRecord<byte[], byte[]> record, int attempt) {
        return switch (reader.read(record)) {
            case Reading.Unwanted _ -> Outcome.SKIPPED;
            case Reading.Faulty faulty -> refuse(record, faulty.reason(), faulty.identified(), attempt);
            case Reading.Wanted wanted -> logged(wanted.event(), handle(record, wanted, attempt));
        };
    }

    private Outcome logged(ReceivedEvent event, Outcome outcome) {
        EventLog.heard(subscription.group(), event, outcome);
        return outcome;
    }

    private Outcome handle(ConsumerRecord<byte[], byte[]> record, Reading.Wanted wanted, int attempt) {
        String key = wanted.event().key();
        if (parking != null && parking.holds(key) && parking.append(record, key)) {
            return Outcome.PARKED;
        }
        try {
            return handlers.run(wanted.handler(), wanted.event(), false) ? Outcome.REPEATED : Outcome.HANDLED;
        } catch (PermanentFault e) {
            return refuse(record, e.reason(), true, attempt);
        }
    }

    /** The parked record first: were the letter first, a crash between the two would let the next event overtake. */
    private Outcome refuse(ConsumerRecord<byte[], byte[]> record, String reason, boolean identified, int attempt) {
        String key = AttributeReader.utf8(record.key());
        if (parking != null && identified && key != null) {
            parking.park(record, key, reason);
        }
        deadLetters.send(record, subscription.group(), reason, attempt);
        return Outcome.DEAD_LETTERED;
    }
}
