package dev.fives.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BrokerUsersTest {

    private static final String GOOD = "a".repeat(32);

    @Test
    void users_refuseWhatWouldHaveToBeQuoted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BrokerUsers("broker", Map.of("broker", GOOD, "sh op", GOOD)))
                .withMessage("broker user: sh op (expected: small letters)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BrokerUsers("broker", Map.of("broker", GOOD + '"')))
                .withMessage("password of broker: hidden (expected: 32 or more of A-Z a-z 0-9 _ -)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BrokerUsers("broker", Map.of("shop", GOOD)))
                .withMessage("broker user: broker (expected: one with a password)");
    }

    @Test
    void login_isOfSomebodyKnown_andPrintsNoPassword() {
        var users = new BrokerUsers("broker", Map.of("broker", GOOD));

        assertThat(users.login("broker")).containsEntry("security.protocol", "SASL_PLAINTEXT");
        assertThat(users).hasToString("BrokerUsers[broker]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> users.login("shop"))
                .withMessage("broker user: shop (expected: one of [broker])");
    }
}
