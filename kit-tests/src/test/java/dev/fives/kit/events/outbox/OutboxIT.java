package dev.fives.kit.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.test.faults.FaultInstaller;
import dev.fives.kit.test.faults.SeededFaults;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.stack.PromisedTime;
import dev.fives.local.store.LocalStore;
import dev.fives.local.store.LocalStoreConfig;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The contract on the local store and the local broker. */
@ExtendWith({LocalBackends.class, OutputCaptureExtension.class})
class OutboxIT extends OutboxContract {
    /** What is promised, or less than the half minute that the driver would take of itself. */
    private static final Duration WITHIN = PromisedTime.strictElse(Duration.ofSeconds(3), Duration.ofSeconds(20));

    @Override
    Backends backends() {
        return new Backends(LocalBackends.storeUri(), LocalBackends.bootstrapServers());
    }

    @Test
    void failedSend_isToldWithoutWhatTheEventSays(CapturedOutput output) {
        var everySendFails =
                new FaultInstaller(new SeededFaults(1, 0, 0), new SeededFaults(1, 1, 0), new SeededFaults(1, 0, 0));
        try (var application = NoteApplication.start(backends(), LocalBackends.freshName(), Map.of(), everySendFails)) {
            application
                    .notes()
                    .create("n-secret", "n-secret", new Note("a", 1), Note.events("n-secret", 1), null)
                    .block();

            Eventually.until(Duration.ofSeconds(60), () -> output.getAll().contains("n-secret"));
            assertThat(output.getAll()).doesNotContain("payload");
        }
    }

    @Test
    void deadStore_isAnsweredWithinThreeSeconds() {
        var store = LocalStore.open(LocalStoreConfig.inMemory());
        var own = new Backends(store.uri(), LocalBackends.bootstrapServers());
        try (var application = NoteApplication.start(own, LocalBackends.freshName(), Map.of())) {
            store.close();

            var began = System.nanoTime();
            var problem = catchThrowableOfType(
                    ProblemException.class, () -> application.notes().find("n1").block());

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(WITHIN);
            assertThat(problem.type()).isEqualTo(Problems.UNAVAILABLE);
            assertThat(problem.retryAfter()).isNotNull();
        }
    }
}
