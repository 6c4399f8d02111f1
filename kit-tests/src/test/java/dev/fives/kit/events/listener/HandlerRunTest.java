package dev.fives.kit.events.listener;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

class HandlerRunTest {
    private static final ReceivedEvent EVENT = new ReceivedEvent(
            "crm.loyalty.v1",
            0,
            0,
            "cus_1",
            "account/acc_1#1",
            "crm.points.earned.v1",
            "/account/acc_1",
            "account",
            "acc_1",
            1,
            Instant.EPOCH,
            "cor_1",
            null,
            JsonMapper.shared().createObjectNode());

    private final HandlerRun run = new HandlerRun(Duration.ofSeconds(5));

    /** It would be as large the next time, and keep all that comes after it waiting for ever. */
    @Test
    void eventThatIsTooLargeForAnyTopic_isPermanent() {
        assertThatThrownBy(() -> fail(new ProblemException(
                        Problems.PAYLOAD_TOO_LARGE,
                        "event crm.points.earned.v1: 70000 bytes (expected: at most 65536)")))
                .isInstanceOf(PermanentFault.class)
                .hasMessageContaining("70000 bytes");
    }

    @Test
    void anyOtherProblem_isTriedAgain() {
        assertThatThrownBy(() -> fail(new ProblemException(Problems.UNAVAILABLE, "store: no answer")))
                .isInstanceOf(TransientFault.class);
        assertThatThrownBy(() -> fail(new StackOverflowError())).isInstanceOf(TransientFault.class);
    }

    private void fail(Throwable fault) {
        var _ = run.run(event -> Mono.error(fault), EVENT, false);
    }
}
