package dev.fives.loyalty.coupon.model;

import dev.fives.loyalty.code.model.CheckedCode;

/** Codes that nobody guesses, 80 bits, and nobody misreads. */
public final class CouponCode {
    private static final int DATA = 16;
    private static final int LENGTH = DATA + 1;
    private static final int GROUP = 4;

    private CouponCode() {}

    /** Always the same one for the same seed and number: a batch that is broken off is carried on with its codes. */
    public static String of(String seed, int number) {
        return CheckedCode.of(seed + ":" + number, LENGTH);
    }

    /** As it was issued, whatever somebody made of it. */
    public static String typed(String text) {
        return CheckedCode.typed(text);
    }

    /** Whether it can be one. @param code as {@link #typed} */
    public static boolean isWhole(String code) {
        return CheckedCode.isWhole(code, LENGTH);
    }

    /** In groups, as it is shown. */
    public static String shown(String code) {
        StringBuilder text = new StringBuilder(code);
        for (int at = DATA; at > 0; at -= GROUP) {
            text.insert(at, '-');
        }
        return text.toString();
    }
}
