package dev.fives.kit.events.outbox;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.segment.SegmentLifecycle;
import java.util.List;
import java.util.stream.IntStream;

/** The state of the aggregate that these tests keep; on the wire it is a segment. */
public record Note(String text, int count) {
    static final AggregateSpec<Note> SPEC = new AggregateSpec<>("segment", "notes", StateCodec.record(Note.class));

    Note more() {
        return new Note(text, count + 1);
    }

    static NewEvent event(String id, int count) {
        return new NewEvent(EventTypes.SEGMENT_PUBLISHED, new SegmentLifecycle(id, count, "note", "N-1"));
    }

    static List<NewEvent> events(String id, int number) {
        return IntStream.rangeClosed(1, number).mapToObj(i -> event(id, i)).toList();
    }

    /** One more, with its event. */
    static Decision<Note> increment(Stored<Note> loaded) {
        var next = loaded.state().more();
        return new Decision.Changed<>(next, List.of(event(loaded.id(), next.count())));
    }
}
