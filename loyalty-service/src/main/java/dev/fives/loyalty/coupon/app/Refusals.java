package dev.fives.loyalty.coupon.app;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.loyalty.coupon.model.CouponReason;

/** Refusals as problems. */
final class Refusals {
    private Refusals() {}

    /** 409 with {@code reason}. */
    static ProblemException of(CouponReason reason) {
        return new ProblemException(Problems.CONFLICT, "coupon: " + reason + " (expected: one that fits this order)")
                .withProperty("reason", reason.name());
    }

    static ProblemException notThere() {
        return new ProblemException(Problems.NOT_FOUND, "coupon: not there (expected: the code of a coupon)");
    }

    static ProblemException mistyped() {
        return new ProblemException(Problems.NOT_FOUND, "coupon: mistyped (expected: a code as it was issued)");
    }
}
