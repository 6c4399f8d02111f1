package dev.fives.loyalty.referral.model;

import dev.fives.loyalty.code.model.CheckedCode;

/** What a member passes on to friends: short, hard to mistype. No secret: who uses it does its owner a favour. */
public final class ReferralCode {
    private static final int LENGTH = 10;

    private ReferralCode() {}

    /** Always the same one for the same member and attempt. Two members may share one; the next attempt is another. */
    public static String of(String programId, String customerId, int attempt) {
        return CheckedCode.of(programId + ":" + customerId + ":" + attempt, LENGTH);
    }

    /** As it was passed on, whatever somebody made of it. */
    public static String typed(String text) {
        return CheckedCode.typed(text);
    }

    /** Whether it can be one. @param code as {@link #typed} */
    public static boolean isWhole(String code) {
        return CheckedCode.isWhole(code, LENGTH);
    }
}
