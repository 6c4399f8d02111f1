package dev.fives.local.port;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Holds ports of the loopback address, so that no two parts get the same one, until it is closed. They lie below those
 * that systems give to outgoing connections: somebody's connection could take one of these before its part binds it.
 */
public final class FreePorts implements AutoCloseable {
    static final int FIRST = 15_000;
    static final int LAST = 31_999;

    private final List<ServerSocket> held = new ArrayList<>();
    private int next;

    public FreePorts() {
        this(RandomGenerator.getDefault());
    }

    /** @param random where the search begins, so that those who search side by side rarely meet */
    FreePorts(RandomGenerator random) {
        next = random.nextInt(FIRST, LAST + 1);
    }

    /** One port, not held any longer. */
    public static int one() {
        try (var ports = new FreePorts()) {
            return ports.any();
        }
    }

    /** The wished port where it is free, else any. */
    public int like(Optional<Integer> wish) {
        return wish.filter(port -> port > 0).filter(this::hold).orElseGet(this::any);
    }

    public int any() {
        for (int tried = FIRST; tried <= LAST; tried++) {
            int port = next;
            next = port < LAST ? port + 1 : FIRST;
            if (hold(port)) {
                return port;
            }
        }
        throw new IllegalStateException("ports: none of " + FIRST + " to " + LAST + " is free on loopback");
    }

    /** Whether it was free. */
    public boolean hold(int port) {
        try {
            held.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        held.forEach(FreePorts::close);
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
