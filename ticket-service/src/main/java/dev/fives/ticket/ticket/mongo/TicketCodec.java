package dev.fives.ticket.ticket.mongo;

import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.ticket.ticket.model.Ticket;
import java.util.List;
import org.bson.Document;

/** The record as it is, and beside it a key that orders tickets without ties. Lists do not read threads and pasts. */
final class TicketCodec implements StateCodec<Ticket> {
    static final String OPENED_KEY = "openedKey";

    /** What a list leaves out, and what is then empty. */
    static final List<String> LONG = List.of("messages", "history", "careTasks");

    private final StateCodec<Ticket> records = StateCodec.record(Ticket.class);

    @Override
    public Document write(Ticket ticket) {
        return records.write(ticket).append(OPENED_KEY, openedKey(ticket));
    }

    @Override
    public Ticket read(Document document) {
        Document whole = new Document(document);
        LONG.forEach(field -> whole.putIfAbsent(field, List.of()));
        return records.read(whole);
    }

    static String openedKey(Ticket ticket) {
        return "%015d%s".formatted(ticket.times().openedAt().toEpochMilli(), ticket.id());
    }
}
