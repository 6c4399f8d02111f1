package dev.fives.kit.events.listener;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.request.RequestContext;
import java.time.Duration;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;

/** One call of a handler, waited for on the lane's own thread, so that the next event of the key comes after it. */
final class HandlerRun {
    private final Duration timeout;

    HandlerRun(Duration timeout) {
        this.timeout = timeout;
    }

    /**
     * Returns when the effect is stored; throws {@link PermanentFault} or {@link TransientFault}, nothing else.
     *
     * @return whether the handler dropped the event as a {@link Repeat}
     */
    boolean run(EventHandler handler, ReceivedEvent event, boolean gapAccepted) {
        Repeat repeat = new Repeat();
        try {
            var _ = Mono.defer(() -> handler.handle(event))
                    .timeout(timeout)
                    .contextWrite(
                            context -> RequestContext.causedBy(event.id(), event.correlationId(), event.traceparent())
                                    .asContext()
                                    .apply(context)
                                    .put(AcceptedGap.class, new AcceptedGap(gapAccepted))
                                    .put(Repeat.class, repeat))
                    .block();
            return repeat.isDropped();
        } catch (PermanentFault e) {
            throw e;
        } catch (ProblemException e) {
            // an event that is larger than any topic takes does not become smaller by waiting
            throw e.type().equals(Problems.PAYLOAD_TOO_LARGE)
                    ? new PermanentFault(String.valueOf(e.getMessage()))
                    : new TransientFault(e);
        } catch (Throwable e) { // Errors too: one that left the container would stop it
            throw new TransientFault(Exceptions.unwrap(e));
        }
    }
}
