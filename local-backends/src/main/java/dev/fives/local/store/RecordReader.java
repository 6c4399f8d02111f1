package dev.fives.local.store;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads a journal or snapshot file from its start to the end of its last whole record. */
final class RecordReader {
    private static final int BUFFER_BYTES = 1 << 18;

    private final Path file;
    private final Consumer<JournalRecord> sink;
    private long offset;

    private RecordReader(Path file, Consumer<JournalRecord> sink) {
        this.file = file;
        this.sink = sink;
    }

    /** @return the length of the intact part in bytes; what lies beyond it is the beginning of one record */
    static long read(Path file, Consumer<JournalRecord> sink) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DataInputStream data = new DataInputStream(new BufferedInputStream(in, BUFFER_BYTES))) {
            return new RecordReader(file, sink).read(data, Files.size(file));
        }
    }

    private long read(DataInputStream in, long size) throws IOException {
        if (size < StoreFiles.HEADER.length) {
            return 0;
        }
        if (!ByteBuffer.wrap(in.readNBytes(StoreFiles.HEADER.length)).equals(ByteBuffer.wrap(StoreFiles.HEADER))) {
            throw new CorruptStoreException(file, 0, "not a file of this store, or of a newer format version");
        }
        offset = StoreFiles.HEADER.length;
        while (size - offset >= JournalRecord.HEADER_BYTES) {
            ByteBuffer header = littleEndian(in.readNBytes(JournalRecord.HEADER_BYTES));
            int length = header.getInt(0);
            if (JournalRecord.checksum(header.slice(0, 4)) != header.getInt(4)) {
                return zeroesToTheEnd(header, in);
            }
            if (length > size - offset - JournalRecord.HEADER_BYTES) {
                return offset;
            }
            accept(in.readNBytes(length), header.getInt(8));
            offset += JournalRecord.HEADER_BYTES + length;
        }
        return offset;
    }

    private void accept(byte[] payload, int checksum) {
        if (JournalRecord.checksum(ByteBuffer.wrap(payload)) != checksum) {
            throw new CorruptStoreException(file, offset, "the record's checksum does not match");
        }
        sink.accept(JournalRecord.decode(ByteBuffer.wrap(payload)));
    }

    /** A file system may have lengthened the file before a power cut, and not have written into it. */
    private long zeroesToTheEnd(ByteBuffer header, InputStream in) throws IOException {
        boolean zero = header.equals(ByteBuffer.allocate(JournalRecord.HEADER_BYTES));
        byte[] chunk = in.readNBytes(BUFFER_BYTES);
        while (zero && chunk.length > 0) {
            zero = ByteBuffer.wrap(chunk).equals(ByteBuffer.allocate(chunk.length));
            chunk = in.readNBytes(BUFFER_BYTES);
        }
        if (!zero) {
            throw new CorruptStoreException(file, offset, "the record's length does not match its checksum");
        }
        return offset;
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
