package dev.fives.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.test.stack.Eventually;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Turns turns = new Turns(2);

    @Test
    void caller_hasOneTurnAtATime() throws InterruptedException {
        assertThat(turns.take("a", SOON)).isTrue();
        assertThat(turns.take("a", Duration.ZERO)).isFalse();
        assertThat(turns.take("b", SOON)).as("another one has its own").isTrue();
    }

    @Test
    void everybodyTogether_hasSoMany() throws InterruptedException {
        turns.take("a", SOON);
        turns.take("b", SOON);
        assertThat(turns.take("c", Duration.ZERO)).isFalse();

        turns.free("a");
        assertThat(turns.take("c", SOON)).isTrue();
    }

    @Test
    void whoWaits_hasTheTurnThatIsGivenBack() throws InterruptedException {
        turns.take("a", SOON);
        CompletableFuture<Boolean> second = new CompletableFuture<>();
        Thread waiting = Thread.ofPlatform().start(() -> second.complete(takeAgain()));
        Eventually.until(SOON, () -> waiting.getState() == Thread.State.TIMED_WAITING);

        turns.free("a");

        assertThat(second).succeedsWithin(SOON).isEqualTo(true);
    }

    private boolean takeAgain() {
        try {
            return turns.take("a", SOON);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
