package dev.fives.kit.events.outbox;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/**
 * The shape of an aggregate's document: {@code {_id, key, version, seq, state, out:[…], commands:[…]}}, and {@code
 * write}, the name of the last write that shared its command with others.
 */
final class AggregateDocuments {
    static final String ID = "_id";
    static final String KEY = "key";
    static final String VERSION = "version";
    static final String SEQUENCE = "seq";
    static final String STATE = "state";
    static final String OUT = "out";
    static final String OUT_AT = "out.at";
    static final String COMMANDS = "commands";
    static final String WRITE = "write";

    private AggregateDocuments() {}

    static <S> Document write(Stored<S> stored, StateCodec<S> codec) {
        return new Document(ID, stored.id())
                .append(KEY, stored.key())
                .append(VERSION, stored.version())
                .append(SEQUENCE, stored.sequence())
                .append(STATE, codec.write(stored.state()))
                .append(OUT, events(stored.pending()))
                .append(COMMANDS, commands(stored.commands()));
    }

    static <S> Stored<S> read(Document document, StateCodec<S> codec) {
        return new Stored<>(
                document.getString(ID),
                document.getString(KEY),
                number(document, VERSION),
                number(document, SEQUENCE),
                codec.read(document.get(STATE, Document.class)),
                document.getList(COMMANDS, Document.class, List.of()).stream()
                        .map(AggregateDocuments::command)
                        .toList(),
                pending(document));
    }

    static List<PendingEvent> pending(Document document) {
        return document.getList(OUT, Document.class, List.of()).stream()
                .map(AggregateDocuments::event)
                .toList();
    }

    static List<Document> events(List<PendingEvent> events) {
        return events.stream().map(AggregateDocuments::event).toList();
    }

    static List<Document> commands(List<CommandRecord> commands) {
        return commands.stream().map(AggregateDocuments::command).toList();
    }

    static Document command(CommandRecord command) {
        return new Document(KEY, command.key())
                .append("fingerprint", command.fingerprint())
                .append("status", command.status())
                .append(VERSION, command.version())
                .append("at", Date.from(command.at()));
    }

    static CommandRecord command(Document command) {
        return new CommandRecord(
                command.getString(KEY),
                command.getString("fingerprint"),
                command.getInteger("status"),
                number(command, VERSION),
                instant(command, "at"));
    }

    private static Document event(PendingEvent event) {
        var document = new Document("id", event.id())
                .append(SEQUENCE, event.sequence())
                .append("type", event.type())
                .append("topic", event.topic())
                .append("source", event.source())
                .append("subject", event.subject())
                .append("time", Date.from(event.time()))
                .append("data", event.data())
                .append("correlationId", event.correlationId());
        if (event.causationId() != null) {
            document.append("causationId", event.causationId());
        }
        if (event.traceparent() != null) {
            document.append("traceparent", event.traceparent());
        }
        return document.append("at", Date.from(event.at()));
    }

    static PendingEvent event(Document event) {
        return new PendingEvent(
                event.getString("id"),
                number(event, SEQUENCE),
                event.getString("type"),
                event.getString("topic"),
                event.getString("source"),
                event.getString("subject"),
                instant(event, "time"),
                event.getString("data"),
                event.getString("correlationId"),
                event.getString("causationId"),
                event.getString("traceparent"),
                instant(event, "at"));
    }

    static Instant instant(Document document, String field) {
        return document.getDate(field).toInstant();
    }

    private static long number(Document document, String field) {
        return document.get(field, Number.class).longValue();
    }
}
