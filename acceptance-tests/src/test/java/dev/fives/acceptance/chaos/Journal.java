package dev.fives.acceptance.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What the callers were told, on disk: a command counts when its line is there. */
final class Journal implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;
    private int lines;

    private Journal(Path file) throws IOException {
        this.file = file;
        this.channel = FileChannel.open(file, StandardOpenOption.APPEND);
    }

    static Journal open() {
        try {
            return new Journal(Files.createTempFile("fives-acknowledged-", ".txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when the line is on the disk. */
    synchronized void append(Acknowledged command) {
        try {
            channel.write(ByteBuffer.wrap((command.line() + '\n').getBytes(StandardCharsets.UTF_8)));
            channel.force(false);
            lines++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized int acknowledged() {
        return lines;
    }

    /** What the commands so far must have led to, read from the disk. */
    Expected expected() {
        try (var all = Files.lines(file)) {
            Expected expected = new Expected();
            all.map(Acknowledged::of).forEach(expected::add);
            return expected;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
