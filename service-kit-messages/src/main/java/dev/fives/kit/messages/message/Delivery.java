package dev.fives.kit.messages.message;

import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.outbox.VersionConflict;
import dev.fives.kit.messages.carrier.Handover;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Writes what becomes of a message. The claim is written before anything is handed over, and the outcome is told to the
 * claim that it belongs to, so that of two instances one sends, and an end that comes late still counts.
 */
public final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int DOUBLINGS_MAX = 30;

    private final MessageStore store;
    private final DeliveryLimits limits;
    private final BusinessClock business;
    private final RealClock real;
    private final MeterRegistry meters;

    public Delivery(
            MessageStore store, DeliveryLimits limits, BusinessClock business, RealClock real, MeterRegistry meters) {
        this.store = store;
        this.limits = limits;
        this.business = business;
        this.real = real;
        this.meters = meters;
    }

    /** The claimed message; empty where somebody else has claimed it. */
    Mono<Stored<Message>> claim(Stored<Message> loaded, String contactPointId, String carrier) {
        Message claimed =
                loaded.state().claimed(contactPointId, carrier, real.instant().plus(limits.lease()), now());
        return store.aggregates()
                .update(loaded, claimed, MessageEvents.of(claimed), null)
                .onErrorResume(VersionConflict.class, taken -> Mono.empty());
    }

    /** What became of a claim. It is known here and nowhere else, so it is written as soon as the store takes it. */
    Mono<Void> settle(Stored<Message> claimed, Handover outcome) {
        int attempt = claimed.state().attempts();
        return store.aggregates()
                .change(claimed.id(), stored -> settled(stored.state(), attempt, outcome))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE).maxBackoff(LONGEST_PAUSE))
                .timeout(limits.lease())
                .doOnNext(stored -> count(stored.state()))
                .then();
    }

    private Decision<Message> settled(Message message, int attempt, Handover outcome) {
        boolean isOpen = message.status() == MessageStatus.SENDING || message.status() == MessageStatus.UNKNOWN;
        return isOpen && message.attempts() == attempt ? changed(after(message, outcome)) : new Decision.Unchanged<>();
    }

    private Message after(Message message, Handover outcome) {
        return switch (outcome) {
            case Handover.Taken _ -> message.ended(MessageStatus.SENT, null, now());
            case Handover.NoSuchAddress no -> message.ended(MessageStatus.BOUNCED, no.reason(), now());
            case Handover.Refused refused -> message.ended(MessageStatus.FAILED, refused.reason(), now());
            case Handover.Later later -> postponed(message, later.reason());
            case Handover.Unknown _ -> message.ended(MessageStatus.UNKNOWN, MessageReason.OUTCOME_UNKNOWN, now());
        };
    }

    /** Nobody has told what became of the claim, and nobody will. */
    Mono<Void> breakOff(Stored<Message> expired) {
        return end(expired, MessageStatus.UNKNOWN, MessageReason.OUTCOME_UNKNOWN);
    }

    Mono<Void> end(Stored<Message> loaded, MessageStatus how, @Nullable String why) {
        return write(loaded, loaded.state().ended(how, why, now()));
    }

    /** Nothing can carry it here, so the log is told, and it is at its end. */
    Mono<Void> log(Stored<Message> loaded) {
        LOG.info(
                "message {}: {} has no carrier, so this line is all",
                loaded.id(),
                loaded.state().channel());
        return write(loaded, loaded.state().logged(now()));
    }

    /** Before a claim: nothing was handed over. Tried until it is given up. */
    Mono<Void> postpone(Stored<Message> loaded, String why) {
        return write(loaded, postponed(loaded.state(), why));
    }

    private Mono<Void> write(Stored<Message> loaded, Message next) {
        return store.aggregates()
                .update(loaded, next, news(next), null)
                .doOnNext(stored -> count(stored.state()))
                .then()
                .onErrorResume(VersionConflict.class, taken -> Mono.empty());
    }

    private Message postponed(Message message, String why) {
        Instant since = message.waitingSince() == null ? real.instant() : message.waitingSince();
        boolean isOver = !real.instant().isBefore(since.plus(limits.giveUpAfter()));
        return isOver
                ? message.ended(MessageStatus.FAILED, MessageReason.GAVE_UP, now())
                : message.postponed(why, real.instant().plus(pause(message.attempts())), now());
    }

    private Duration pause(int attempts) {
        Duration doubled = limits.firstBackOff().multipliedBy(1L << Math.min(Math.max(attempts - 1, 0), DOUBLINGS_MAX));
        return doubled.compareTo(limits.maxBackOff()) < 0 ? doubled : limits.maxBackOff();
    }

    private static Decision<Message> changed(Message next) {
        return new Decision.Changed<>(next, news(next));
    }

    /** That it is tried again is no news. */
    private static List<NewEvent> news(Message next) {
        return next.status() == MessageStatus.REQUESTED ? List.of() : MessageEvents.of(next);
    }

    private void count(Message message) {
        boolean again = message.status() == MessageStatus.REQUESTED;
        meters.counter(
                        "fives.messages",
                        "channel",
                        message.channel().name(),
                        "template",
                        message.template(),
                        "outcome",
                        again ? "POSTPONED" : message.status().name())
                .increment();
    }

    private Instant now() {
        return business.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
