package dev.fives.customer.imports.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.problem.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedCustomerTest {

    @ParameterizedTest
    @CsvSource({
        "/birthDate/date, date: soon (expected: a day), birthDate: not valid (expected: a day)",
        "/birthDate/date, date: absent (expected: a day), birthDate: absent (expected: a day)",
        "/tags/12, 12: 99 characters (expected: less), tags: 99 characters (expected: less)",
        "/contactPoints/0/value, email: a: b (expected: name@host), email: not valid (expected: name@host)",
        "/contactPoints/0/value, email: li (expected: 1) (expected: name@host), email: not valid (expected: name@host)",
        "/contactPoints/0/value, phone: 138001380, phone: not valid",
        "/addresses/0/city, city: x (expected: y), city: not valid (expected: y)",
        "/id, id: x (expected: y), externalId: not valid (expected: y)"
    })
    void reason_namesTheFieldOfTheMapping(String pointer, String detail, String reason) {
        assertThat(RefusedCustomer.reason(refusal(new Violation(pointer, detail))))
                .isEqualTo(reason);
    }

    @Test
    void reason_namesEverythingThatIsWrong() {
        assertThat(RefusedCustomer.reason(
                        refusal(new Violation("/kind", "kind: a (expected: b)"), new Violation("/name", "name: c"))))
                .isEqualTo("kind: not valid (expected: b); name: not valid");
        assertThat(RefusedCustomer.reason(new ProblemException(Problems.CONFLICT, "phone: used by cus_1")))
                .isEqualTo("phone: used by cus_1");
    }

    private static ProblemException refusal(Violation... violations) {
        return new ProblemException(Problems.VALIDATION, "violations", List.of(violations));
    }
}
