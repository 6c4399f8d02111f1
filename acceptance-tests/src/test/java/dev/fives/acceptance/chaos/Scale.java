package dev.fives.acceptance.chaos;

import java.time.Duration;

/**
 * How much of everything.
 *
 * @param kills of F1
 * @param stops of F12
 * @param commandsBetween two faults
 * @param away how long the broker is away
 * @param storeAway how long the store is away, each time
 * @param customers who give the commands
 * @param sample how long requests are timed in F11, without and with the fault
 */
record Scale(
        int kills, int stops, int commandsBetween, Duration away, Duration storeAway, int customers, Duration sample) {

    static Scale ofBuild() {
        return new Scale(2, 1, 40, Duration.ofSeconds(10), Duration.ofSeconds(4), 20, Duration.ofSeconds(2));
    }

    /** @param rounds kills of F1 */
    static Scale ofRelease(int rounds) {
        return new Scale(rounds, 6, 400, Duration.ofSeconds(60), Duration.ofSeconds(15), 60, Duration.ofSeconds(15));
    }
}
