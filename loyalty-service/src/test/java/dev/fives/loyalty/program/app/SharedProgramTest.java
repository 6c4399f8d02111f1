package dev.fives.loyalty.program.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.loyalty.account.model.WalletTerms;
import dev.fives.loyalty.account.model.WalletTerms.Shortfall;
import dev.fives.loyalty.program.model.Program;
import dev.fives.loyalty.program.model.WalletSettings;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class SharedProgramTest {
    private static final Duration MAX_AGE = Duration.ofMillis(250);

    private final AtomicLong nanos = new AtomicLong();
    private int readings;
    private Mono<Stored<Program>> stored = Mono.empty();
    private final SharedProgram program =
            new SharedProgram(this::read, days(7), ZoneOffset.UTC, 300, MAX_AGE, nanos::get);

    private Mono<Stored<Program>> read() {
        readings++;
        return stored;
    }

    @Test
    void programmeIsAsItShips_untilItIsChanged_andACopyIsUsedUntilItsTimeIsOver() {
        assertThat(pendingDays()).isEqualTo(7);
        stored = Mono.just(changed(14));
        advance(124);
        assertThat(pendingDays()).isEqualTo(7);
        advance(1); // half of its age: the other half is for who took it
        assertThat(pendingDays()).isEqualTo(14);
        assertThat(readings).isEqualTo(2);
    }

    @Test
    void allWhoAskMeanwhile_shareAReading() {
        Sinks.One<Stored<Program>> slow = Sinks.one();
        stored = slow.asMono();
        var first = program.terms("points").map(WalletTerms::pendingDays).toFuture();
        var second = program.terms("points").map(WalletTerms::pendingDays).toFuture();
        slow.tryEmitValue(changed(14));

        assertThat(first).isCompletedWithValue(14);
        assertThat(second).isCompletedWithValue(14);
        assertThat(readings).isEqualTo(1);
    }

    @Test
    void readingThatFailed_isNotKept() {
        stored = Mono.error(new IllegalStateException("store away"));
        assertThatThrownBy(this::pendingDays).hasMessage("store away");

        stored = Mono.just(changed(14));
        assertThat(pendingDays()).isEqualTo(14);
    }

    @Test
    void unknownWallet_hasNoTerms() {
        assertThat(program.terms("miles").blockOptional()).isEmpty();
    }

    private int pendingDays() {
        return program.terms("points")
                .map(WalletTerms::pendingDays)
                .blockOptional()
                .orElseThrow();
    }

    private void advance(long millis) {
        nanos.addAndGet(Duration.ofMillis(millis).toNanos());
    }

    private static Stored<Program> changed(int days) {
        return new Stored<>("default", "default", 1, 0, days(days), List.of(), List.of());
    }

    private static Program days(int pending) {
        return new Program(
                List.of(new WalletSettings("points", pending, null, true, 30, Shortfall.ALLOW_NEGATIVE, null)));
    }
}
