package dev.fives.kit.id;

import dev.fives.kit.time.RealClock;

/** Makes ids of the form {@code <prefix>_<uuid>}; the prefix names the kind of thing ({@code cus}, {@code job_cus}). */
public interface Ids {
    /** A new id, time-ordered by real time: two ids of one process sort in the order in which they were made. */
    String next(String prefix);

    /** Always the same id for the same prefix and parts; {@code ("a", "bc")} and {@code ("ab", "c")} differ. */
    String derived(String prefix, String... parts);

    static Ids of(RealClock clock) {
        return new UuidIds(clock);
    }
}
