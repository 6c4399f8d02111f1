package dev.fives.local.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open data directory: what it held, the journal that goes on, and compaction while the store runs. */
final class DurableFiles implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DurableFiles.class);

    /** A journal of this size is folded into a snapshot. */
    static final long COMPACTION_BYTES = 64L << 20;

    private static final long CHECK_SECONDS = 1;

    private final StoreFiles files;
    private final FileJournal journal;
    private final StoredState stored;
    private final ScheduledExecutorService compactor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("store-compaction").factory());
    private volatile long compactionBytes = COMPACTION_BYTES;

    private DurableFiles(StoreFiles files, FileJournal journal, StoredState stored) {
        this.files = files;
        this.journal = journal;
        this.stored = stored;
    }

    static DurableFiles open(Path directory, boolean fsync, RecordFile.Opener opener) throws IOException {
        StoreFiles files = StoreFiles.open(directory);
        try {
            Recovery.Result recovered = Recovery.run(files);
            FileJournal journal = FileJournal.open(files, opener, fsync, recovered.journal());
            return new DurableFiles(files, journal, recovered.state());
        } catch (IOException | RuntimeException e) {
            files.close();
            throw e;
        }
    }

    Journal journal() {
        return journal;
    }

    StoredState stored() {
        return stored;
    }

    void compactFrom(Consumer<SnapshotWriter> documents) {
        var _ = compactor.scheduleWithFixedDelay(
                () -> compactIfLarge(documents), CHECK_SECONDS, CHECK_SECONDS, TimeUnit.SECONDS);
    }

    private void compactIfLarge(Consumer<SnapshotWriter> documents) {
        if (journal.size() < compactionBytes) {
            return;
        }
        try {
            compact(documents);
        } catch (IOException | UncheckedIOException e) {
            log.warn("compaction failed; the journals stay and the next one tries again", e);
        } catch (RuntimeException e) {
            log.error("compaction failed", e);
        }
    }

    /**
     * The new journal begins first, so a document that changes meanwhile is in it, whatever version the snapshot
     * caught: each record is a whole document, and applying one twice changes nothing.
     */
    synchronized void compact(Consumer<SnapshotWriter> documents) throws IOException {
        long number = journal.rotate();
        try (SnapshotWriter snapshot = new SnapshotWriter(files.snapshot(number))) {
            documents.accept(snapshot);
            snapshot.finish();
            compactionBytes = Math.max(COMPACTION_BYTES, 2 * snapshot.bytes());
        }
        files.removeBefore(number);
    }

    @Override
    public void close() {
        compactor.close();
        try {
            journal.close();
        } finally {
            files.close();
        }
    }
}
