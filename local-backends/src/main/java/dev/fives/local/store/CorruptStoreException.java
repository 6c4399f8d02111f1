package dev.fives.local.store;

import java.nio.file.Path;

/** The data directory holds damage that is more than a cut-off last record; the store does not start on it. */
public final class CorruptStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final long offset;

    CorruptStoreException(Path file, long offset, String what) {
        super("%s: damaged at byte %d: %s (expected: an intact file; restore it from a backup)"
                .formatted(file, offset, what));
        this.file = file;
        this.offset = offset;
    }

    public Path file() {
        return file;
    }

    /** Bytes from the start of the file to the damaged record. */
    public long offset() {
        return offset;
    }
}
