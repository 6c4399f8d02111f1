package dev.fives.loyalty.account.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UsedAccountsTest {
    private final UsedAccounts used = new UsedAccounts(3);

    @Test
    void take_isInTheOrderOfUse_andEachOnce() {
        used.add("b");
        used.add("a");
        used.add("b");

        assertThat(used.take(1)).containsExactly("b");
        used.add("b");
        assertThat(used.take(5)).containsExactly("a", "b");
        assertThat(used.take(5)).isEmpty();
    }

    @Test
    void add_remembersNoMoreThanItMay() {
        used.add("a");
        used.add("b");
        used.add("c");
        used.add("d");

        assertThat(used.take(5)).containsExactly("a", "b", "c");
    }
}
