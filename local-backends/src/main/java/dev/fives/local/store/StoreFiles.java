package dev.fives.local.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A data directory: a lock, numbered journals, and at most one finished snapshot. Snapshot n holds everything before
 * journal n; the journals from n on follow it.
 */
final class StoreFiles implements AutoCloseable {
    /** Name of the format and its version, at the head of every file. */
    static final byte[] HEADER = "FIVESTORE/1\n".getBytes(StandardCharsets.US_ASCII);

    static final String UNFINISHED = ".unfinished";

    private static final String SNAPSHOT = "snapshot-";
    private static final String JOURNAL = "journal-";

    private final Path directory;
    private final FileChannel lock;

    private StoreFiles(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    static StoreFiles open(Path directory) throws IOException {
        Files.createDirectories(directory);
        FileChannel channel =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new IllegalStateException(
                    "data directory: " + directory + " is in use (expected: one store per directory)");
        }
        return new StoreFiles(directory, channel);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by this same process
        }
    }

    Path snapshot(long number) {
        return directory.resolve(SNAPSHOT + "%010d".formatted(number));
    }

    Path journal(long number) {
        return directory.resolve(JOURNAL + "%010d".formatted(number));
    }

    /** The newest finished snapshot's number, 0 when there is none. */
    long newestSnapshot() throws IOException {
        return numbers(SNAPSHOT).stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** Numbers of the journals that follow a snapshot, in order. */
    List<Long> journalsFrom(long snapshot) throws IOException {
        return numbers(JOURNAL).stream().filter(n -> n >= snapshot).sorted().toList();
    }

    /** Removes what a snapshot has made superfluous, and what an earlier process left unfinished. */
    void removeBefore(long snapshot) throws IOException {
        for (long n : numbers(JOURNAL).stream().filter(n -> n < snapshot).toList()) {
            Files.delete(journal(n));
        }
        for (long n : numbers(SNAPSHOT).stream().filter(n -> n < snapshot).toList()) {
            Files.delete(snapshot(n));
        }
        for (Path leftover : list(name -> name.endsWith(UNFINISHED))) {
            Files.delete(leftover);
        }
    }

    private List<Long> numbers(String prefix) throws IOException {
        return list(name -> name.startsWith(prefix) && !name.endsWith(UNFINISHED)).stream()
                .map(path -> Long.valueOf(path.getFileName().toString().substring(prefix.length())))
                .toList();
    }

    private List<Path> list(Predicate<String> named) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(path -> named.test(path.getFileName().toString()))
                    .toList();
        }
    }

    /** A new or renamed file survives a power cut only when its directory is forced too. */
    static void forceDirectory(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
