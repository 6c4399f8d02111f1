package dev.fives.kit.problem;

import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong with a request, so that the caller hears of all of it at once. Not thread-safe. */
public final class Violations {
    private final List<Violation> all = new ArrayList<>();

    /** Notes a violation unless the value is fine. */
    public void check(boolean ok, String pointer, String detail) {
        if (!ok) {
            add(new Violation(pointer, detail));
        }
    }

    public void add(Violation violation) {
        all.add(violation);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public List<Violation> all() {
        return List.copyOf(all);
    }

    /** Throws a 422 problem with all violations, if there is one. */
    public void throwIfAny() {
        if (!all.isEmpty()) {
            throw new ProblemException(Problems.VALIDATION, "violations: " + all.size() + " (expected: 0)", all());
        }
    }
}
