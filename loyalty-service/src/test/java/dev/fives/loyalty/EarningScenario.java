package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.test.stack.Eventually;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/** A customer of its own for each test, and rules that are for nobody else. */
@ExtendWith(SharedEarning.class)
abstract class EarningScenario {
    static final JsonMapper JSON = new JsonMapper();
    static final AtomicInteger NUMBERS = new AtomicInteger();

    final RunningLoyalty loyalty = SharedEarning.loyalty();
    final String number = "earn-" + NUMBERS.incrementAndGet();
    String customer = "cus_" + number;

    String created(String body) {
        var answer = loyalty.post("/earning-rules", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body()).path("ruleId").asString();
    }

    void awaitBalance(long balance) {
        Eventually.asserted(
                DEADLINE, () -> assertThat(loyalty.balance(customer)).isEqualTo(balance));
    }

    void assertSound() {
        assertThat(loyalty.proof(customer).path("violations")).isEmpty();
    }
}
