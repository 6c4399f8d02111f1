package dev.fives.loyalty.report.model;

import java.util.Map;
import java.util.TreeMap;

/** A sample as a whole and for each tier. */
public final class TierShares {
    /** Of who holds no tier. */
    public static final String NO_TIER = "";

    private final Map<String, Share> byTier = new TreeMap<>();
    private Share total = Share.NONE;

    /** @param tier code, or {@link #NO_TIER} */
    public void add(String tier, boolean counts) {
        total = total.plus(counts);
        byTier.put(tier, of(tier).plus(counts));
    }

    public Share total() {
        return total;
    }

    public Share of(String tier) {
        return byTier.getOrDefault(tier, Share.NONE);
    }
}
