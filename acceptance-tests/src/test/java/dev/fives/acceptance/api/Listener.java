package dev.fives.acceptance.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Notices who connects, which nobody should. */
final class Listener implements AutoCloseable {
    private final ServerSocket door;
    private final AtomicInteger visitors = new AtomicInteger();

    Listener() {
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    private void accept() {
        while (!door.isClosed()) {
            try (Socket _ = door.accept()) {
                visitors.incrementAndGet();
            } catch (IOException e) {
                return;
            }
        }
    }

    int port() {
        return door.getLocalPort();
    }

    int visitors() {
        return visitors.get();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
