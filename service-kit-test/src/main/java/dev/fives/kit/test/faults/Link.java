package dev.fives.kit.test.faults;

import java.time.Duration;

/**
 * What a {@link FaultProxy} does with the bytes of a connection.
 *
 * @param asks false: what is said to the server waits, as on a network that has stopped delivering
 * @param answers false: so does what the server says
 * @param latency between a byte's arrival and its going on
 * @param bytesASecond of each direction of each connection; 0 means no limit
 */
record Link(boolean asks, boolean answers, Duration latency, int bytesASecond) {

    static final Link CLEAR = new Link(true, true, Duration.ZERO, 0);
    static final Link FROZEN = new Link(false, false, Duration.ZERO, 0);
    static final Link UNANSWERED = new Link(true, false, Duration.ZERO, 0);

    static Link delayed(Duration latency) {
        return new Link(true, true, latency, 0);
    }

    static Link throttled(int bytesASecond) {
        return new Link(true, true, Duration.ZERO, bytesASecond);
    }
}
