package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.test.stack.Eventually;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtendWith;

/** Customers and purchases of its own for each test. */
@ExtendWith(SharedLoyalty.class)
abstract class LoyaltyScenario {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    RunningLoyalty loyalty = SharedLoyalty.loyalty();

    String newCustomer() {
        return "cus_loyalty_" + NUMBERS.incrementAndGet();
    }

    String newPurchase() {
        return "pur_loyalty_" + NUMBERS.incrementAndGet();
    }

    void awaitBalance(String id, long balance) {
        Eventually.asserted(DEADLINE, () -> assertThat(loyalty.balance(id)).isEqualTo(balance));
    }
}
