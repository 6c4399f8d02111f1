package dev.fives.local.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** An open file that grows at its end; a seam for tests of full and failing disks. */
interface RecordFile extends Closeable {
    void write(ByteBuffer bytes, long offset) throws IOException;

    void force() throws IOException;

    void truncate(long length) throws IOException;

    interface Opener {
        RecordFile open(Path file) throws IOException;
    }

    static RecordFile open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        return new OnDisk(channel);
    }

    /** The real one. */
    record OnDisk(FileChannel channel) implements RecordFile {
        @Override
        public void write(ByteBuffer bytes, long offset) throws IOException {
            long at = offset;
            while (bytes.hasRemaining()) {
                at += channel.write(bytes, at);
            }
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public void truncate(long length) throws IOException {
            channel.truncate(length);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
