package dev.fives.loyalty.report.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.loyalty.earning.app.PurchaseHistory;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What one report may take. */
class ReadReportsTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-22");
    private static final Duration RETRY_AFTER = Duration.ofSeconds(7);

    @Test
    void whoAsksForMorePurchasesThanMayBeRead_isToldSo() {
        assertThat(refusal((from, to, max) -> Flux.error(new PurchaseHistory.TooLong()), Duration.ofMinutes(1)))
                .isEqualTo("purchases: more than 5 entries (expected: a shorter time)");
    }

    @Test
    void longWork_endsInTime_andLeavesNoTurnTaken() {
        PurchasePass pass = pass((from, to, max) -> Flux.never(), Duration.ofMillis(50));

        assertThat(refusal(pass)).startsWith("report: not done in 0 s");
        assertThat(refusal(pass)).startsWith("report: not done in 0 s");
    }

    @Test
    void oneAtATime() {
        PurchasePass pass = pass((from, to, max) -> Flux.never(), Duration.ofMinutes(1));
        var first = pass.inTurn(pass.between(DAY, DAY).then()).subscribe();

        assertThatThrownBy(() -> pass.inTurn(Mono.empty()).block())
                .isInstanceOfSatisfying(ProblemException.class, busy -> {
                    assertThat(busy.type()).isEqualTo(Problems.TOO_MANY_REQUESTS);
                    assertThat(busy.retryAfter()).isEqualTo(RETRY_AFTER);
                });
        first.dispose();
        assertThat(pass.inTurn(Mono.just(1)).block()).isEqualTo(1);
    }

    private static String refusal(PurchaseHistory history, Duration time) {
        return refusal(pass(history, time));
    }

    private static String refusal(PurchasePass pass) {
        List<String> details = pass.inTurn(pass.between(DAY, DAY).then())
                .thenReturn(List.<String>of())
                .onErrorResume(
                        ProblemException.class,
                        refused -> Mono.just(refused.violations().stream()
                                .map(violation -> violation.detail())
                                .toList()))
                .block(Duration.ofMinutes(1));
        assertThat(details).hasSize(1);
        return details.getFirst();
    }

    private static PurchasePass pass(PurchaseHistory history, Duration time) {
        return new PurchasePass(history, ZoneOffset.UTC, new ReportLimits(5, 1, time, RETRY_AFTER, 366, 12));
    }
}
