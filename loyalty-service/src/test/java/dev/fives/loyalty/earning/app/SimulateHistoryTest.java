package dev.fives.loyalty.earning.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.loyalty.earning.app.PurchaseHistory.PastPurchase;
import dev.fives.loyalty.earning.app.SimulationWish.RuleDraft;
import dev.fives.loyalty.earning.model.Memberships;
import dev.fives.loyalty.earning.model.RuleBook;
import dev.fives.loyalty.earning.model.RuleTerms;
import dev.fives.loyalty.earning.model.RuleTerms.CapTerms;
import dev.fives.loyalty.earning.model.RuleTerms.FormulaTerms;
import dev.fives.loyalty.earning.model.RuleTerms.TriggerTerms;
import dev.fives.loyalty.earning.model.RuleVersion;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

class SimulateHistoryTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final RuleBook BOOK = new RuleBook(List.of(RuleVersion.ONE_PER_UNIT), ZoneOffset.UTC);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(7);

    private final Scheduler judges = Schedulers.newSingle("judges", true);

    @AfterEach
    void stop() {
        judges.dispose();
    }

    @Test
    void oneAtATime_andTheNextWhenItIsDone() throws Exception {
        Sinks.Many<PastPurchase> slow = Sinks.many().unicast().onBackpressureBuffer();
        SimulateHistory simulate = over(slow.asFlux(), Duration.ofMinutes(1));
        var first = simulate.simulate(wish(null)).toFuture();

        assertThatThrownBy(() -> simulate.simulate(wish(null)).block())
                .isInstanceOfSatisfying(ProblemException.class, busy -> {
                    assertThat(busy.type()).isEqualTo(Problems.TOO_MANY_REQUESTS);
                    assertThat(busy.retryAfter()).isEqualTo(RETRY_AFTER);
                });

        slow.tryEmitNext(purchase("cus_1", 0)).orThrow();
        slow.tryEmitComplete().orThrow();
        assertThat(first.get(60, TimeUnit.SECONDS).result().total().points()).isEqualTo(10);
        assertThat(detail(simulate)).isNotEqualTo(Problems.TOO_MANY_REQUESTS);
    }

    /** A caller that went away, or a gateway that gave up, leaves no turn taken. */
    @Test
    void turnIsGivenBack_whenTheCallerGoesAway() {
        SimulateHistory simulate = over(Flux.never(), Duration.ofMinutes(1));
        simulate.simulate(wish(null)).subscribe().dispose();

        var next = simulate.simulate(wish(null)).toFuture();
        assertThat(next).isNotDone();
        next.cancel(true);
    }

    @Test
    void longWork_endsInTime_withoutATurnTaken() {
        SimulateHistory simulate = over(Flux.never(), Duration.ofMillis(50));

        assertThat(detail(simulate)).isEqualTo(Problems.VALIDATION);
        assertThat(detail(simulate)).isEqualTo(Problems.VALIDATION);
    }

    @Test
    void countersOfCaps_areBounded_andThoseOfThePastAreDropped() {
        List<PastPurchase> ofOne =
                IntStream.range(0, 50).mapToObj(day -> purchase("cus_1", day)).toList();
        List<PastPurchase> ofMany =
                IntStream.range(0, 50).mapToObj(n -> purchase("cus_" + n, 0)).toList();
        RuleTerms capped = new RuleTerms(
                "capped",
                null,
                null,
                new TriggerTerms("PURCHASE", null),
                null,
                new FormulaTerms("FIXED", null, null, 5L, null),
                new CapTerms(1L, "TIMES", "DAY"),
                null,
                null);

        var answer = over(Flux.fromIterable(ofOne), Duration.ofMinutes(1))
                .simulate(wish(capped))
                .block();
        assertThat(answer).isNotNull();
        assertThat(answer.result().total().points()).isEqualTo(50 * 15);
        SimulateHistory many = over(Flux.fromIterable(ofMany), Duration.ofMinutes(1));
        assertThatThrownBy(() -> many.simulate(wish(capped)).block())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.violations())
                                .singleElement()
                                .satisfies(one -> assertThat(one.pointer()).isEqualTo("/rules")));
    }

    @Test
    void judging_isDoneOnItsOwnThread() throws ExecutionException, InterruptedException {
        CompletableFuture<String> thread = new CompletableFuture<>();
        over(Flux.just(purchase("cus_1", 0)), Duration.ofMinutes(1))
                .simulate(wish(null))
                .doOnNext(_ -> thread.complete(Thread.currentThread().getName()))
                .block();

        assertThat(thread.get()).startsWith("judges");
    }

    private static Object detail(SimulateHistory simulate) {
        return simulate.simulate(wish(null))
                .<Object>map(answer -> answer)
                .onErrorResume(ProblemException.class, refused -> Mono.just(refused.type()))
                .onErrorReturn("another error")
                .blockOptional()
                .orElseThrow();
    }

    private SimulateHistory over(Flux<PastPurchase> purchases, Duration time) {
        return new SimulateHistory(
                new OneBook(),
                new Customers(_ -> Mono.empty(), new NoSegments()),
                new NoSegments(),
                (_, _, _) -> purchases,
                RuleLimits.NONE,
                new HistoryLimits(1000, 10, 1, time, RETRY_AFTER),
                judges,
                () -> NOW);
    }

    private static PastPurchase purchase(String customerId, int day) {
        Instant at = NOW.minus(Duration.ofDays(100)).plus(Duration.ofDays(day));
        return new PastPurchase(customerId, "pur_" + day, BigDecimal.TEN, "CNY", at, false);
    }

    private static SimulationWish wish(@Nullable RuleTerms draft) {
        List<RuleDraft> drafts = draft == null ? List.of() : List.of(new RuleDraft(null, draft));
        return new SimulationWish(null, null, null, null, null, null, drafts, NOW.minus(Duration.ofDays(365)), null);
    }

    private static final class NoSegments implements SegmentsOf {
        @Override
        public Mono<Memberships> of(String customerId) {
            return Mono.just(Memberships.NOTHING_HEARD);
        }

        @Override
        public Mono<Map<String, Memberships>> ofAll(Collection<String> customerIds) {
            return Mono.just(Map.of());
        }
    }

    private static final class OneBook implements ActiveRules {
        @Override
        public Mono<RuleBook> current() {
            return Mono.just(BOOK);
        }

        @Override
        public boolean areInForce(RuleBook book) {
            return true;
        }
    }
}
