package dev.fives.acceptance.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.test.faults.FaultInstaller;
import dev.fives.kit.test.faults.SeededFaults;

/** Faults before and after each database write, send and commit, all from one seed. */
final class FleetFaults {

    private static final double OF_WRITES = 0.01;
    private static final double OF_SENDS = 0.01;
    /** A commit covers a whole batch: there are few. */
    private static final double OF_COMMITS = 0.05;

    private final SeededFaults writes;
    private final SeededFaults sends;
    private final SeededFaults commits;

    FleetFaults(long seed) {
        this.writes = new SeededFaults(seed, OF_WRITES, OF_WRITES);
        this.sends = new SeededFaults(seed + 1, OF_SENDS, OF_SENDS);
        this.commits = new SeededFaults(seed + 2, OF_COMMITS, OF_COMMITS);
    }

    FaultInstaller installer() {
        return new FaultInstaller(writes, sends, commits);
    }

    /** No more faults, so that everything comes to rest. */
    void stop() {
        writes.stop();
        sends.stop();
        commits.stop();
    }

    /** A fault that never struck proves nothing. */
    void assertStruckEverywhere() {
        assertThat(writes.struck()).as("faults of writes").isPositive();
        assertThat(sends.struck()).as("faults of sends").isPositive();
        assertThat(commits.struck()).as("faults of commits").isPositive();
    }

    String report() {
        return "faults struck: %d writes, %d sends, %d commits"
                .formatted(writes.struck(), sends.struck(), commits.struck());
    }
}
