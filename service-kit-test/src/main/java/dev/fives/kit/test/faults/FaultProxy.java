package dev.fives.kit.test.faults;

import dev.fives.local.port.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Stands before a server on loopback and does to its connections what networks do. Each fault lasts until the next call;
 * {@link #pass} ends it.
 */
public final class FaultProxy implements AutoCloseable {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private final IntSupplier serverPort;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket door;
    private Link link = Link.CLEAR;
    private boolean resetting;

    public FaultProxy(int serverPort) {
        this(() -> serverPort);
    }

    /** @param serverPort asked at each new connection, for a server that has no port yet */
    public FaultProxy(IntSupplier serverPort) {
        this.serverPort = serverPort;
        this.port = FreePorts.one(); // still free when the door opens again
        this.door = open(port);
    }

    public int port() {
        return port;
    }

    /** Everything goes through; what waited goes on. */
    public synchronized void pass() {
        set(Link.CLEAR, false);
        if (door == null) {
            door = open(port);
        }
    }

    /** Nobody listens, and whoever was connected is cut off. */
    public synchronized void refuse() {
        set(Link.CLEAR, true);
        closeDoor();
        cutAll();
    }

    /** Each connection is cut with RST, present ones now and new ones as they come. */
    public synchronized void reset() {
        set(Link.CLEAR, true);
        cutAll();
    }

    /** Connections stay and are taken, and nothing comes through, which is what hurts. */
    public synchronized void freeze() {
        set(Link.FROZEN, false);
    }

    /** The server hears everything, and nobody hears it. */
    public synchronized void holdAnswers() {
        set(Link.UNANSWERED, false);
    }

    public synchronized void delay(Duration latency) {
        set(Link.delayed(latency), false);
    }

    /** @param bytesASecond of each direction of each connection */
    public synchronized void throttle(int bytesASecond) {
        set(Link.throttled(bytesASecond), false);
    }

    private void set(Link next, boolean cut) {
        link = next;
        resetting = cut;
        notifyAll();
    }

    /** Returns the link as soon as something may go over it, from the server or to it. */
    synchronized Link awaitFlow(boolean answers) throws InterruptedException {
        while (answers ? !link.answers() : !link.asks()) {
            wait();
        }
        return link;
    }

    private ServerSocket open(int wanted) {
        try {
            ServerSocket opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(HERE, wanted));
            Thread.ofVirtual().start(() -> accept(opened));
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket from) {
        try {
            while (true) {
                connect(from.accept());
            }
        } catch (IOException closed) {
            // the door is shut
        }
    }

    private void connect(Socket client) {
        try {
            if (isResetting()) {
                cut(client);
                return;
            }
            Socket server = new Socket(HERE, serverPort.getAsInt());
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            sockets.add(client);
            sockets.add(server);
            Runnable both = () -> {
                end(client);
                end(server);
            };
            Pump.start(this, client, server, false, both);
            Pump.start(this, server, client, true, both);
        } catch (IOException | RuntimeException away) {
            cut(client);
        }
    }

    private synchronized boolean isResetting() {
        return resetting;
    }

    /** One end that was cut must not have the other one closed in peace. */
    private void end(Socket socket) {
        if (isResetting()) {
            cut(socket);
        } else {
            close(socket);
        }
    }

    private void cutAll() {
        sockets.forEach(this::cut);
    }

    /** Closing with a linger of zero sends RST. */
    private void cut(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException closed) {
            // nobody to tell
        }
        close(socket);
    }

    private void close(Socket socket) {
        sockets.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            // it is gone either way
        }
    }

    private void closeDoor() {
        ServerSocket open = door;
        door = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public synchronized void close() {
        refuse();
    }
}
