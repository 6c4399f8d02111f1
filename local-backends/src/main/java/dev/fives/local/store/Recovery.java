package dev.fives.local.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads a data directory into memory, mends a cut-off end and folds the journals into a new snapshot. */
final class Recovery {
    private final StoreFiles files;
    private final StoredState state = new StoredState();

    private Recovery(StoreFiles files) {
        this.files = files;
    }

    /** @param journal number of the empty journal to go on with */
    record Result(StoredState state, long journal) {}

    static Result run(StoreFiles files) throws IOException {
        Recovery recovery = new Recovery(files);
        return new Result(recovery.state, recovery.read());
    }

    private long read() throws IOException {
        long snapshot = files.newestSnapshot();
        if (snapshot > 0) {
            readSnapshot(files.snapshot(snapshot));
        }
        List<Long> journals = files.journalsFrom(snapshot);
        long next = Math.max(snapshot, 1);
        boolean changed = false;
        for (long number : journals) {
            requireNext(number, next);
            changed |= readJournal(files.journal(number), number == journals.getLast());
            next = number + 1;
        }
        if (snapshot > 0 && journals.isEmpty()) {
            throw new CorruptStoreException(files.journal(snapshot), 0, "the file is missing");
        }
        files.removeBefore(snapshot);
        return changed ? fold(next) : Math.max(next - 1, 1);
    }

    private void requireNext(long found, long expected) {
        if (found != expected) {
            throw new CorruptStoreException(files.journal(expected), 0, "the file is missing");
        }
    }

    private void readSnapshot(Path file) throws IOException {
        boolean[] ended = new boolean[1];
        long intact = RecordReader.read(file, change -> {
            state.apply(change);
            ended[0] = change.kind() == JournalRecord.Kind.END;
        });
        if (!ended[0] || intact != Files.size(file)) {
            throw new CorruptStoreException(file, intact, "the snapshot is cut off");
        }
    }

    /** @return whether the journal holds anything */
    private boolean readJournal(Path file, boolean last) throws IOException {
        long intact = RecordReader.read(file, state::apply);
        if (intact != Files.size(file)) {
            if (!last) {
                throw new CorruptStoreException(file, intact, "the journal is cut off, yet another one follows it");
            }
            cut(file, intact);
        }
        return intact > StoreFiles.HEADER.length;
    }

    private static void cut(Path file, long length) throws IOException {
        try (RecordFile open = RecordFile.open(file)) {
            open.truncate(length);
            open.force();
        }
    }

    private long fold(long number) throws IOException {
        FileJournal.create(files.journal(number), RecordFile::open).close();
        try (SnapshotWriter snapshot = new SnapshotWriter(files.snapshot(number))) {
            state.writeTo(snapshot);
            snapshot.finish();
        }
        files.removeBefore(number);
        return number;
    }
}
