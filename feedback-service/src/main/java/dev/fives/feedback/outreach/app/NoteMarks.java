package dev.fives.feedback.outreach.app;

import dev.fives.feedback.outreach.app.Outreaches.Change;
import dev.fives.feedback.outreach.model.ConsentMark;
import dev.fives.feedback.outreach.model.DeletionMark;
import dev.fives.feedback.outreach.model.Outreach;
import dev.fives.feedback.outreach.model.TicketMark;
import dev.fives.kit.events.listener.Repeat;
import java.util.List;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/**
 * Notes what speaks against asking, and from when on. Nothing is decided here: a complaint that came after a question was
 * due does not suppress it, and a refund before it may still be unread.
 */
public final class NoteMarks {
    private final Outreaches outreaches;
    private final int marksKept;

    public NoteMarks(Outreaches outreaches, int marksKept) {
        this.outreaches = outreaches;
        this.marksKept = marksKept;
    }

    public Mono<Void> ticket(String customerId, TicketMark mark) {
        return note(customerId, outreach -> outreach.with(mark, marksKept));
    }

    public Mono<Void> consent(String customerId, ConsentMark mark) {
        return note(customerId, outreach -> outreach.with(mark, marksKept));
    }

    public Mono<Void> deletion(String customerId, DeletionMark mark) {
        return note(customerId, outreach -> outreach.with(mark, marksKept));
    }

    private Mono<Void> note(String customerId, UnaryOperator<Outreach> change) {
        return outreaches
                .change(customerId, outreach -> {
                    Outreach next = change.apply(outreach);
                    Mono<Void> known = next.equals(outreach) ? Repeat.dropped() : Mono.empty();
                    return known.thenReturn(new Change(next, List.of()));
                })
                .then();
    }
}
