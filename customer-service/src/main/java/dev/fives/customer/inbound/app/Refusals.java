package dev.fives.customer.inbound.app;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Violation;
import java.util.stream.Collectors;

/** Refusals of the use cases as one line for operators. */
public final class Refusals {
    private static final int SHOWN_MAX = 3;

    private Refusals() {}

    /** What another try would not change; the rest is a store that is away or a document that is full for now. */
    public static boolean isFinal(Throwable fault) {
        return fault instanceof ProblemException problem && problem.type().status() < 500;
    }

    public static String reason(ProblemException problem) {
        return problem.violations().isEmpty()
                ? problem.detail()
                : problem.violations().stream()
                        .limit(SHOWN_MAX)
                        .map(Violation::detail)
                        .collect(Collectors.joining("; "));
    }
}
