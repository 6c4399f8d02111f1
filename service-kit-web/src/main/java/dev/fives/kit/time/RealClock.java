package dev.fives.kit.time;

import java.time.InstantSource;

/** The time of the machine. It never moves on request: tokens, back-off, outbox age, idempotency records and leases use it. */
@FunctionalInterface
public interface RealClock extends InstantSource {
    static RealClock system() {
        return InstantSource.system()::instant;
    }
}
