package dev.fives.feedback.outreach.app;

import dev.fives.feedback.outreach.app.Outreaches.Change;
import dev.fives.feedback.outreach.model.ConsentMark;
import dev.fives.feedback.outreach.model.Outreach;
import dev.fives.feedback.outreach.model.TicketMark;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/**
 * Notes what speaks against asking. What was due by the instant of the event is decided first, without it: a complaint
 * that comes after a question was due does not suppress the question, however late either is handled.
 */
public final class NoteMarks {
    private final DecideAsks decide;
    private final Outreaches outreaches;
    private final int ticketsKept;

    public NoteMarks(DecideAsks decide, Outreaches outreaches, int ticketsKept) {
        this.decide = decide;
        this.outreaches = outreaches;
        this.ticketsKept = ticketsKept;
    }

    public Mono<Void> ticket(String customerId, TicketMark mark, Instant at) {
        return note(customerId, at, outreach -> outreach.with(mark, ticketsKept));
    }

    public Mono<Void> consent(String customerId, ConsentMark mark, Instant at) {
        return note(customerId, at, outreach -> outreach.with(mark));
    }

    private Mono<Void> note(String customerId, Instant at, UnaryOperator<Outreach> change) {
        return decide.dueBy(customerId, at)
                .then(Mono.defer(() -> outreaches.change(
                        customerId, outreach -> Mono.just(new Change(change.apply(outreach), List.of())))))
                .then();
    }
}
