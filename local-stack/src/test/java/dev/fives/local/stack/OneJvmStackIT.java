package dev.fives.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class OneJvmStackIT extends StackContract {

    OneJvmStackIT() {
        super(false);
    }

    @Test
    void restart_leavesTheOthersAlone() {
        stack.restart("first-service");
        stack.restart("broker");
        stack.restart("store");

        assertThat(now("first-service")).isNotEmpty();
        assertThat(now("second-service")).isNotEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stack.restart("third-service"))
                .withMessageStartingWith("part: third-service (expected: one of [store, broker, ");
    }
}
