package dev.fives.loyalty.care.mongo;

import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.loyalty.care.model.CareTask;
import java.time.Instant;
import org.bson.Document;

/** The record as it is, and beside it a key that orders tasks by their due instant without ties. */
final class CareTaskCodec implements StateCodec<CareTask> {
    static final String DUE_KEY = "dueKey";

    private final StateCodec<CareTask> records = StateCodec.record(CareTask.class);

    @Override
    public Document write(CareTask task) {
        return records.write(task).append(DUE_KEY, dueKey(task));
    }

    @Override
    public CareTask read(Document document) {
        return records.read(document);
    }

    static String dueKey(CareTask task) {
        return dueKey(task.dueAt()) + task.taskId();
    }

    /** Before the keys of all tasks that are due at this instant or later. */
    static String dueKey(Instant instant) {
        return "%015d".formatted(instant.toEpochMilli());
    }
}
