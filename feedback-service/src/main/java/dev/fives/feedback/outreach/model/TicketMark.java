package dev.fives.feedback.outreach.model;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a ticket.
 *
 * @param sequence of the event that told it; only a higher one counts beside it
 * @param openComplaint whether it keeps its customer from being asked
 * @param at business time from which it is so; absent in what was kept before there were times
 */
public record TicketMark(String ticketId, long sequence, boolean openComplaint, Instant at)
        implements Mark<TicketMark> {

    public TicketMark(String ticketId, long sequence, boolean openComplaint, @Nullable Instant at) {
        this.ticketId = ticketId;
        this.sequence = sequence;
        this.openComplaint = openComplaint;
        this.at = Objects.requireNonNullElse(at, Instant.EPOCH);
    }

    @Override
    public boolean isAbout(TicketMark other) {
        return ticketId.equals(other.ticketId);
    }

    @Override
    public boolean refuses() {
        return openComplaint;
    }

    @Override
    public boolean saysTheSameAs(TicketMark other) {
        return openComplaint == other.openComplaint;
    }

    @Override
    public TicketMark withSequence(long higher) {
        return new TicketMark(ticketId, higher, openComplaint, at);
    }
}
