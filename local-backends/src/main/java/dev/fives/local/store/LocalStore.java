package dev.fives.local.store;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A running MongoDB-compatible server on the loopback address. */
public final class LocalStore implements AutoCloseable {
    /** A thread waits for the disk on behalf of its connections; the more wait, the more one force covers. */
    private static final int WORKER_THREADS = 32;

    private final MongoServer server;
    private final StoreBackend backend;
    private final @Nullable DurableFiles files;
    private final int port;

    private LocalStore(StoreBackend backend, @Nullable DurableFiles files, int port) {
        this.backend = backend;
        this.files = files;
        this.server = new MongoServer(backend);
        server.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 1, WORKER_THREADS);
        this.port = server.getLocalAddress().getPort();
    }

    /**
     * Reads the data directory and listens.
     *
     * @throws CorruptStoreException when a file is damaged
     * @throws IllegalStateException when another store has the directory
     */
    public static LocalStore open(LocalStoreConfig config) {
        return open(config, RecordFile::open);
    }

    static LocalStore open(LocalStoreConfig config, RecordFile.Opener opener) {
        Path directory = config.dataDirectory();
        if (directory == null) {
            return new LocalStore(new StoreBackend(Journal.NONE, new StoredState()), null, config.port());
        }
        DurableFiles files = openFiles(directory, config.fsync(), opener);
        try {
            StoreBackend backend = new StoreBackend(files.journal(), files.stored());
            files.compactFrom(backend::writeTo);
            return new LocalStore(backend, files, config.port());
        } catch (RuntimeException e) {
            files.close();
            throw e;
        }
    }

    private static DurableFiles openFiles(Path directory, boolean fsync, RecordFile.Opener opener) {
        try {
            return DurableFiles.open(directory, fsync, opener);
        } catch (IOException e) {
            throw new UncheckedIOException("data directory: " + directory + " (expected: readable and writable)", e);
        }
    }

    /** Connection string; the server has no retryable writes, so drivers must not ask for them. */
    public String uri() {
        return "mongodb://127.0.0.1:" + port + "/?retryWrites=false&retryReads=true";
    }

    public int port() {
        return port;
    }

    ScanCounter scans() {
        return backend.scans();
    }

    /** Folds the journals into a snapshot now; it happens by itself when they have grown. */
    void compact() throws IOException {
        if (files != null) {
            files.compact(backend::writeTo);
        }
    }

    @Override
    public void close() {
        server.shutdownNow();
        if (files != null) {
            files.close();
        }
    }
}
