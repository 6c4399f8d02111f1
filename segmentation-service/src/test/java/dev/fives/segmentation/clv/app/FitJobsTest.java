package dev.fives.segmentation.clv.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fives.kit.id.Ids;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.test.stack.MutableClock;
import dev.fives.segmentation.clv.model.ClvFit;
import dev.fives.segmentation.clv.model.ClvModel;
import dev.fives.segmentation.profile.app.PurchaseHistory;
import dev.fives.segmentation.profile.model.Purchase;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class FitJobsTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Duration TIME_MAX = Duration.ofMinutes(10);
    private static final LocalDate END = LocalDate.parse("2026-05-31");

    private final MutableClock clock = new MutableClock(NOW);
    private final FitsInMemory fits = new FitsInMemory();
    private final Customers customers = new Customers();
    private final RequestFit request = new RequestFit(
            fits,
            new FitLimits(50, 2, TIME_MAX, 10, 520),
            ZoneOffset.UTC,
            Ids.of(clock::instant),
            clock,
            clock::instant);

    @Test
    void refits_areAskedForOnceADay_whoeverAsks() {
        assertThat(Refits.due(LocalDate.parse("2026-06-01"), 1)).isEqualTo("2026-05-31");
        assertThat(IntStream.range(0, 14)
                        .mapToObj(
                                day -> Refits.due(LocalDate.parse("2026-06-01").plusDays(day), 7))
                        .distinct())
                .hasSizeBetween(2, 3);

        new Refits(request, 0).tick().block();
        assertThat(fits.byId).isEmpty();
        new Refits(request, 1).tick().block();
        new Refits(request, 1).tick().block();
        assertThat(fits.byId.values())
                .singleElement()
                .satisfies(job -> assertThat(job.state().calibrationEnd()).isEqualTo(END));

        clock.advance(Duration.ofDays(1));
        var refits = new Refits(request, 1);
        refits.tick().block();
        refits.tick().block();
        assertThat(fits.byId).hasSize(2);
    }

    @Test
    void request_isRefusedWhereTooManyWait_orForADayToCome() {
        ask(ClvModel.BG_NBD, END).block();
        ask(ClvModel.PARETO_NBD, LocalDate.parse("2026-06-01")).block();

        assertThatThrownBy(() -> ask(ClvModel.BG_NBD, END).block())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(Problems.CONFLICT));
        assertThatThrownBy(() ->
                        ask(ClvModel.BG_NBD, LocalDate.parse("2026-06-02")).block())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(Problems.VALIDATION));
        assertThat(fits.byId).hasSize(2);
    }

    @Test
    void job_thatCannotBeFitted_hasFailedWithItsReason() {
        var job = ask(ClvModel.BG_NBD, END).block();

        runs("ins_1").step().block();

        assertThat(fits.byId.get(job).state())
                .satisfies(fit -> assertThat(fit.state()).isEqualTo(ClvFit.State.FAILED))
                .satisfies(fit -> assertThat(fit.failure()).isEqualTo("customers: 0 (expected: at least 10)"));
    }

    @Test
    void job_ofTooManyCustomers_hasFailedBeforeAnyIsFitted() {
        customers.count = 51;
        var job = ask(ClvModel.BG_NBD, END).block();

        runs("ins_1").step().block();

        assertThat(fits.byId.get(job).state().failure())
                .isEqualTo("customers: more than 50 (expected: at most as many)");
        assertThat(customers.read).isEqualTo(51);
    }

    @Test
    void job_isTakenFromAnInstanceThatDied_threeTimes() {
        var job = ask(ClvModel.BG_NBD, END).block();
        customers.broken = true;
        for (int attempt = 1; attempt <= 3; attempt++) {
            int present = attempt;
            assertThatThrownBy(() -> runs("ins_" + present).step().block()).hasMessage("store: away");
            runs("ins_other").step().block();
            assertThat(fits.byId.get(job).state().isOf("ins_" + present)).isTrue();
            clock.advance(TIME_MAX.plusMinutes(2));
        }

        runs("ins_4").step().block();

        assertThat(fits.byId.get(job).state().failure()).isEqualTo("attempts: 3 (expected: one that ends)");
    }

    private RunFits runs(String owner) {
        var estimate = new EstimateFit(customers, clock, Schedulers.immediate(), 50);
        return new RunFits(fits, estimate, clock::instant, TIME_MAX, owner);
    }

    private Mono<String> ask(ClvModel model, LocalDate end) {
        return request.request(model, end)
                .map(job -> job.id())
                .contextWrite(RequestContext.internal("test").asContext());
    }

    /** Each bought once. */
    private static final class Customers implements PurchaseHistory {
        int count;
        int read;
        boolean broken;

        @Override
        public Flux<CustomerPurchases> before(Instant end) {
            return broken
                    ? Flux.error(new IllegalStateException("store: away"))
                    : Flux.range(1, count).map(number -> {
                        read++;
                        return new CustomerPurchases("cus_" + number, List.of(purchase()));
                    });
        }

        @Override
        public Flux<CustomerPurchases> before(Instant end, Collection<String> customerIds) {
            throw new UnsupportedOperationException();
        }

        private static Purchase purchase() {
            return new Purchase("pur", 1, NOW.minus(Duration.ofDays(30)), BigDecimal.ONE, BigDecimal.ONE, "CNY");
        }
    }
}
