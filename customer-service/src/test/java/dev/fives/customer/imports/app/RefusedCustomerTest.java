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
        "/birthDate/date, date: soon (expected: a day), birthDate: soon (expected: a day)",
        "/tags/12, 12: 99 characters (expected: less), tags: 99 characters (expected: less)",
        "/contactPoints/0/value, email: a: b (expected: name@host), email: a: b (expected: name@host)",
        "/addresses/0/city, city: x (expected: y), city: x (expected: y)",
        "/id, id: x (expected: y), externalId: x (expected: y)"
    })
    void reason_namesTheFieldOfTheMapping(String pointer, String detail, String reason) {
        assertThat(RefusedCustomer.reason(refusal(new Violation(pointer, detail))))
                .isEqualTo(reason);
    }

    @Test
    void reason_namesEverythingThatIsWrong() {
        assertThat(RefusedCustomer.reason(
                        refusal(new Violation("/kind", "kind: a (expected: b)"), new Violation("/name", "name: c"))))
                .isEqualTo("kind: a (expected: b); name: c");
        assertThat(RefusedCustomer.reason(new ProblemException(Problems.CONFLICT, "phone: used by cus_1")))
                .isEqualTo("phone: used by cus_1");
    }

    private static ProblemException refusal(Violation... violations) {
        return new ProblemException(Problems.VALIDATION, "violations", List.of(violations));
    }
}
