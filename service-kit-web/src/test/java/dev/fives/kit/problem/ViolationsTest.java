package dev.fives.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ViolationsTest {
    @Test
    void throwIfAny_tellsAllAtOnce() {
        Violations violations = new Violations();
        violations.check(true, "/a", "fine");
        violations.check(false, "/b", "b: 1 (expected: 2)");
        violations.add(new Violation("/c", "c: 1 (expected: 2)"));

        assertThatThrownBy(violations::throwIfAny).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.type()).isEqualTo(Problems.VALIDATION);
            assertThat(e.violations()).extracting(Violation::pointer).containsExactly("/b", "/c");
        });
    }

    @Test
    void throwIfAny_isSilentWithoutViolations() {
        Violations violations = new Violations();

        violations.throwIfAny();

        assertThat(violations.isEmpty()).isTrue();
    }
}
