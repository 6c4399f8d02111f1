package dev.fives.local.store;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.net.InetSocketAddress;

/** A running MongoDB-compatible server on the loopback address. */
public final class LocalStore implements AutoCloseable {
    private final MongoServer server;
    private final int port;

    private LocalStore(MongoServer server, int port) {
        this.server = server;
        this.port = port;
    }

    public static LocalStore open(LocalStoreConfig config) {
        MongoServer server = new MongoServer(new MemoryBackend());
        server.bind("127.0.0.1", config.port());
        InetSocketAddress address = server.getLocalAddress();
        return new LocalStore(server, address.getPort());
    }

    /** Connection string; the server has no retryable writes, so drivers must not ask for them. */
    public String uri() {
        return "mongodb://127.0.0.1:" + port + "/?retryWrites=false&retryReads=true";
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
