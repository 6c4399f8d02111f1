package dev.fives.kit.test.faults;

import java.time.Duration;

/**
 * What a {@link FaultProxy} does with the bytes of a connection.
 *
 * @param flows false: bytes wait, as on a network that has stopped delivering
 * @param latency between a byte's arrival and its going on
 * @param bytesASecond of each direction of each connection; 0 means no limit
 */
record Link(boolean flows, Duration latency, int bytesASecond) {

    static final Link CLEAR = new Link(true, Duration.ZERO, 0);
    static final Link FROZEN = new Link(false, Duration.ZERO, 0);

    static Link delayed(Duration latency) {
        return new Link(true, latency, 0);
    }

    static Link throttled(int bytesASecond) {
        return new Link(true, Duration.ZERO, bytesASecond);
    }
}
