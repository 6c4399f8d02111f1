package dev.fives.local.stack.clock;

import dev.fives.local.stack.Durably;
import dev.fives.local.stack.StackFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the state of business time in the data folder, so that a restart carries on at the same point. */
public final class ClockFile {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path file;

    public ClockFile(Path file) {
        this.file = file;
    }

    private record Kept(
            @Nullable Instant frozenAt, @Nullable Duration offset) {}

    public ClockState read() {
        if (!Files.exists(file)) {
            return ClockState.REAL;
        }
        try {
            return state(decode(Files.readString(file)));
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            throw new StackFault("data: " + file + " is damaged (expected: the clock; delete it for real time)", e);
        }
    }

    public void write(ClockState state) {
        Durably.write(file, encode(state));
    }

    public static String encode(ClockState state) {
        return JSON.writeValueAsString(
                switch (state) {
                    case ClockState.Frozen(var at) -> new Kept(at, null);
                    case ClockState.Running(var offset) -> new Kept(null, offset);
                });
    }

    public static ClockState decodeState(String json) {
        return state(decode(json));
    }

    private static Kept decode(String json) {
        return JSON.readValue(json, Kept.class);
    }

    private static ClockState state(@Nullable Kept kept) {
        if (kept != null && kept.frozenAt() != null) {
            return new ClockState.Frozen(kept.frozenAt());
        }
        if (kept != null && kept.offset() != null) {
            return new ClockState.Running(kept.offset());
        }
        throw new IllegalArgumentException("clock: neither frozenAt nor offset");
    }
}
