package dev.fives.local.stack;

import org.jspecify.annotations.Nullable;

/** A part and what has become of it. */
final class PartHandle {

    /** One line of {@code ./fives ps}. */
    record Status(String name, long pid, int port, int managementPort, State state) {}

    enum State {
        STARTING,
        UP,
        DEAD,
        STOPPED
    }

    private final Part part;
    private final PartHost host;
    private final AddressBook addresses;
    private volatile @Nullable Running running;
    private volatile State wanted = State.STOPPED;

    PartHandle(Part part, PartHost host, AddressBook addresses) {
        this.part = part;
        this.host = host;
        this.addresses = addresses;
    }

    Part part() {
        return part;
    }

    synchronized void start() {
        wanted = State.STARTING;
        try {
            var started = host.start(part);
            running = started;
            addresses.put(addresses.of(part.name()).withPid(started.pid()));
            wanted = State.UP;
        } finally {
            wanted = wanted == State.UP ? State.UP : State.STOPPED;
        }
    }

    synchronized void stop() {
        var current = running;
        running = null;
        wanted = State.STOPPED;
        if (current != null && current.alive()) {
            current.stop();
        }
    }

    synchronized void restart() {
        stop();
        start();
    }

    boolean isUp() {
        return state() == State.UP;
    }

    Status status() {
        var address = addresses.of(part.name());
        var current = running;
        return new Status(
                part.name(), current == null ? 0 : current.pid(), address.port(), address.managementPort(), state());
    }

    private State state() {
        var current = running;
        return current == null ? wanted : current.alive() ? State.UP : State.DEAD;
    }
}
