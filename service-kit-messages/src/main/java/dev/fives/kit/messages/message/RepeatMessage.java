package dev.fives.kit.messages.message;

import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import reactor.core.publisher.Mono;

/** Somebody says that a message that failed, or of which nobody knows, is to be sent after all. */
public final class RepeatMessage {
    private final MessageStore store;
    private final BusinessClock business;
    private final RealClock real;

    public RepeatMessage(MessageStore store, BusinessClock business, RealClock real) {
        this.store = store;
        this.business = business;
        this.real = real;
    }

    /** Of the version that the caller has seen, so that two who look at the same failure send it once. Empty without it. */
    Mono<Stored<Message>> repeat(String messageId, long seen) {
        return store.aggregates().change(messageId, stored -> decide(stored, seen));
    }

    private Decision<Message> decide(Stored<Message> stored, long seen) {
        ETags.requireSame(seen, stored.version());
        Message message = stored.state();
        if (!message.status().mayBeRepeated()) {
            throw new ProblemException(
                    Problems.CONFLICT, "message: " + message.status() + " (expected: FAILED or UNKNOWN)");
        }
        Instant at = business.instant().truncatedTo(ChronoUnit.MILLIS);
        Message next = message.again(real.instant(), at);
        return new Decision.Changed<>(next, List.copyOf(MessageEvents.of(next)));
    }
}
