package dev.fives.local.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Appends to the data directory. A change is handed to the operating system before it is made in memory, so a full
 * disk refuses that one change and leaves no trace of it; the store works on when there is room again. Only where the
 * file cannot be brought back to its last whole record, or a force fails, every further change is refused until a
 * restart has read what the disk really holds.
 */
final class FileJournal implements Journal {
    private static final int OUT_OF_DISK_SPACE = 14031;

    private final StoreFiles files;
    private final RecordFile.Opener opener;
    private final boolean fsync;
    /** Taken before {@link #appending} where both are needed. */
    private final Object forcing = new Object();

    private final Object appending = new Object();
    private RecordFile file;
    private long number;
    private long end = StoreFiles.HEADER.length;
    private volatile long appended;
    private volatile long durable;
    private volatile @Nullable Exception broken;

    private FileJournal(StoreFiles files, RecordFile.Opener opener, boolean fsync, long number) throws IOException {
        this.files = files;
        this.opener = opener;
        this.fsync = fsync;
        this.number = number;
        this.file = create(files.journal(number), opener);
    }

    /** @param number of a journal that is absent or empty */
    static FileJournal open(StoreFiles files, RecordFile.Opener opener, boolean fsync, long number) throws IOException {
        return new FileJournal(files, opener, fsync, number);
    }

    static RecordFile create(Path path, RecordFile.Opener opener) throws IOException {
        RecordFile created = opener.open(path);
        created.write(ByteBuffer.wrap(StoreFiles.HEADER), 0);
        created.force();
        StoreFiles.forceDirectory(path);
        return created;
    }

    @Override
    public void put(String database, String collection, Document document) {
        append(new JournalRecord(JournalRecord.Kind.PUT, database, collection, document));
    }

    @Override
    public void remove(String database, String collection, Document key) {
        append(new JournalRecord(JournalRecord.Kind.REMOVE, database, collection, key));
    }

    @Override
    public void drop(String database, String collection) {
        append(new JournalRecord(JournalRecord.Kind.DROP, database, collection, new Document()));
    }

    private void append(JournalRecord change) {
        ByteBuffer bytes = change.encode();
        int length = bytes.remaining();
        synchronized (appending) {
            requireWhole();
            try {
                file.write(bytes, end);
            } catch (IOException e) {
                takeBack(e);
                throw refusal("the disk refused the change", e);
            }
            end += length;
            appended += length;
        }
    }

    private void takeBack(IOException cause) {
        try {
            file.truncate(end);
        } catch (IOException e) {
            cause.addSuppressed(e);
            broken = cause;
        }
    }

    @Override
    public void awaitDurable() {
        if (!fsync || durable >= appended) {
            return;
        }
        long wanted = appended;
        synchronized (forcing) {
            if (durable < wanted) {
                force();
            }
        }
    }

    private void force() {
        requireWhole();
        long covered = appended;
        try {
            file.force();
            durable = covered;
        } catch (IOException e) {
            // the kernel may have dropped the pages, so a second force could succeed and yet have lost them
            broken = e;
            throw refusal("the disk did not confirm the change", e);
        }
    }

    /** Bytes of the present journal. */
    long size() {
        synchronized (appending) {
            return end;
        }
    }

    /** Goes on in a new file; everything before it is in the files with lower numbers. */
    long rotate() throws IOException {
        synchronized (forcing) {
            synchronized (appending) {
                requireWhole();
                RecordFile next = create(files.journal(number + 1), opener);
                file.force();
                file.close();
                durable = appended;
                file = next;
                end = StoreFiles.HEADER.length;
                return ++number;
            }
        }
    }

    @Override
    public void refuseFurtherChanges(RuntimeException cause) {
        broken = cause;
    }

    private void requireWhole() {
        Exception cause = broken;
        if (cause != null) {
            throw refusal("the store takes no changes until it is restarted", cause);
        }
    }

    private static MongoServerError refusal(String what, Exception cause) {
        return new MongoServerError(OUT_OF_DISK_SPACE, "OutOfDiskSpace", "journal: " + what, cause);
    }

    @Override
    public void close() {
        synchronized (forcing) {
            synchronized (appending) {
                broken = new IllegalStateException("closed");
                try (RecordFile closing = file) {
                    closing.force();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
