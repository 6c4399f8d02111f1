package dev.fives.kit.time;

import java.time.InstantSource;

/**
 * The time that business rules see: due dates, windows, the stamp of an event. It is the only clock that a local stack
 * may move; see {@link RealClock} for everything that must not follow it.
 */
@FunctionalInterface
public interface BusinessClock extends InstantSource {
    static BusinessClock system() {
        return InstantSource.system()::instant;
    }
}
