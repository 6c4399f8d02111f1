package dev.fives.local.store;

import de.bwaldvogel.mongo.bson.Document;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a snapshot beside the old one and takes its place in one step, so that a crash leaves one of them whole. */
final class SnapshotWriter implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 18;

    private final Path file;
    private final Path unfinished;
    private final FileOutputStream stream;
    private final BufferedOutputStream out;
    private long records;
    private long bytes;

    SnapshotWriter(Path file) throws IOException {
        this.file = file;
        this.unfinished = file.resolveSibling(file.getFileName() + StoreFiles.UNFINISHED);
        this.stream = new FileOutputStream(unfinished.toFile());
        this.out = new BufferedOutputStream(stream, BUFFER_BYTES);
        out.write(StoreFiles.HEADER);
    }

    void add(String database, String collection, Document document) {
        records++;
        write(new JournalRecord(JournalRecord.Kind.PUT, database, collection, document));
    }

    long bytes() {
        return bytes;
    }

    void finish() throws IOException {
        write(new JournalRecord(JournalRecord.Kind.END, "", "", new Document("records", records)));
        out.flush();
        stream.getFD().sync();
        out.close();
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        StoreFiles.forceDirectory(file);
    }

    private void write(JournalRecord entry) {
        ByteBuffer encoded = entry.encode();
        bytes += encoded.remaining();
        try {
            out.write(encoded.array(), encoded.arrayOffset(), encoded.limit());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
        Files.deleteIfExists(unfinished);
    }
}
