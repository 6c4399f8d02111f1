package dev.fives.kit.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.request.RequestContext;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdempotencyKeysTest {
    @Test
    void commandKey_isOfCallerAndKey() {
        String key = IdempotencyKeys.commandKey(caller("usr_1", "k"));

        assertThat(key).isEqualTo(IdempotencyKeys.commandKey(caller("usr_1", "k")));
        assertThat(key).isNotEqualTo(IdempotencyKeys.commandKey(caller("usr_2", "k")));
        assertThat(key).isNotEqualTo(IdempotencyKeys.commandKey(caller("usr_1", "l")));
        assertThat(IdempotencyKeys.commandKey(caller("usr_1", "2k")))
                .isNotEqualTo(IdempotencyKeys.commandKey(caller("usr_12", "k")));
    }

    @Test
    void key_isOptionalUnlessRequired() {
        assertThat(IdempotencyKeys.commandKey(caller("usr_1", null))).isNull();
        refused(400, () -> IdempotencyKeys.requireCommandKey(caller("usr_1", null)));
    }

    @Test
    void key_hasItsLimits() {
        assertThat(IdempotencyKeys.parse(null)).isNull();
        assertThat(IdempotencyKeys.parse("k".repeat(255))).hasSize(255);
        refused(400, () -> IdempotencyKeys.parse("k".repeat(256)));
        refused(400, () -> IdempotencyKeys.parse(" "));
        refused(400, () -> IdempotencyKeys.parse("a\nb"));
    }

    @Test
    void repeat_ofAnotherRequestIsRefused() {
        String first = Fingerprint.of("POST", "/a", "{}".getBytes(UTF_8));

        IdempotencyKeys.requireSame(first, Fingerprint.of("POST", "/a", "{}".getBytes(UTF_8)));
        refused(422, () -> IdempotencyKeys.requireSame(first, Fingerprint.of("POST", "/a", "[]".getBytes(UTF_8))));
        refused(422, () -> IdempotencyKeys.requireSame(first, Fingerprint.of("PUT", "/a", "{}".getBytes(UTF_8))));
        refused(422, () -> IdempotencyKeys.requireSame(first, Fingerprint.of("POST", "/a{", "}".getBytes(UTF_8))));
    }

    @Test
    void repeat_ofARunningCommandMayRetry() {
        assertThat(IdempotencyKeys.running().type().status()).isEqualTo(409);
        assertThat(IdempotencyKeys.running().retryAfter()).isNotNull();
    }

    private static void refused(int status, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.type().status()).isEqualTo(status));
    }

    private static RequestContext caller(String caller, String key) {
        return new RequestContext(caller, Set.of(), "c", "00-0-0-00", key);
    }
}
