package dev.fives.local.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds ports of the loopback address, so that no two parts get the same one, until it is closed. */
final class FreePorts implements AutoCloseable {

    private final List<ServerSocket> held = new ArrayList<>();

    int exactly(int port) {
        return hold(port)
                .orElseThrow(() ->
                        new StackFault("port: " + port + " is taken (expected: a free one; choose it with --port)"));
    }

    /** The wished port where it is free, else any. */
    int like(Optional<Integer> wish) {
        return wish.filter(port -> port > 0)
                .flatMap(this::hold)
                .or(() -> hold(0))
                .orElseThrow(() -> new StackFault("ports: none is free on loopback"));
    }

    private Optional<Integer> hold(int port) {
        try {
            var socket = new ServerSocket();
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            held.add(socket);
            return Optional.of(socket.getLocalPort());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        for (var socket : held) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new StackFault("port: " + socket.getLocalPort() + " cannot be released", e);
            }
        }
    }
}
