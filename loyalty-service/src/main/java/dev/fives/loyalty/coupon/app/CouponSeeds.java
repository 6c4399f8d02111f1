package dev.fives.loyalty.coupon.app;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Seeds of codes; what makes them unguessable. */
public final class CouponSeeds {
    private static final int BYTES = 32;

    private final RandomGenerator random;

    /** @param random that nobody can foresee */
    public CouponSeeds(RandomGenerator random) {
        this.random = random;
    }

    String next() {
        byte[] seed = new byte[BYTES];
        random.nextBytes(seed);
        return HexFormat.of().formatHex(seed);
    }
}
