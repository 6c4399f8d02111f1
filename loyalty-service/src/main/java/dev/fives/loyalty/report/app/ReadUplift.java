package dev.fives.loyalty.report.app;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.problem.Violation;
import dev.fives.kit.time.BusinessClock;
import dev.fives.loyalty.care.app.CareTasks;
import dev.fives.loyalty.care.model.CareStatus;
import dev.fives.loyalty.care.model.CareTask;
import dev.fives.loyalty.report.model.Uplift;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Whether customers whom a care plan cares for buy more often than those whom it holds out. */
public final class ReadUplift {
    private final CareTasks tasks;
    private final PurchasePass pass;
    private final BusinessClock clock;
    private final int tasksMax;
    private final int groupMin;

    /**
     * @param tasksMax of one report
     * @param groupMin customers in each group; of fewer no difference is told
     */
    public ReadUplift(CareTasks tasks, PurchasePass pass, BusinessClock clock, int tasksMax, int groupMin) {
        this.tasks = tasks;
        this.pass = pass;
        this.clock = clock;
        this.tasksMax = tasksMax;
        this.groupMin = groupMin;
    }

    /** @param groupMin customers in each group that a difference takes */
    public record Answer(
            Instant asOf, String carePlanId, LocalDate from, LocalDate to, int days, int groupMin, Uplift uplift) {
        public boolean isEnough() {
            return uplift.treated().sample() >= groupMin && uplift.heldOut().sample() >= groupMin;
        }
    }

    /**
     * @param from first day of occasions
     * @param to last day of occasions
     * @param days after an occasion in which a purchase is put down to it
     */
    public Mono<Answer> read(String carePlanId, LocalDate from, LocalDate to, int days) {
        return pass.inTurn(Mono.defer(() -> {
            Instant asOf = clock.instant();
            Duration window = Duration.ofDays(days);
            Uplift uplift = new Uplift(window, asOf);
            return occasions(carePlanId, pass.start(from), pass.start(to.plusDays(1)))
                    .doOnNext(task ->
                            uplift.occasion(task.customerId(), task.dueAt(), task.status() == CareStatus.WITHHELD))
                    .thenMany(Flux.defer(() -> purchases(uplift, from, to, window)))
                    .then(Mono.fromCallable(() -> new Answer(asOf, carePlanId, from, to, days, groupMin, uplift)));
        }));
    }

    private Flux<CareTask> occasions(String carePlanId, Instant from, Instant to) {
        return tasks.ofPlan(carePlanId, from, to, tasksMax + 1).index().map(numbered -> {
            if (numbered.getT1() >= tasksMax) {
                throw tooMany();
            }
            return numbered.getT2();
        });
    }

    private Flux<?> purchases(Uplift uplift, LocalDate from, LocalDate to, Duration window) {
        return uplift.isEmpty()
                ? Flux.empty()
                : pass.between(pass.start(from), pass.start(to.plusDays(1)).plus(window))
                        .doOnNext(purchase -> uplift.purchase(purchase.customerId(), purchase.at()));
    }

    private ProblemException tooMany() {
        String detail = "tasks: more than " + tasksMax + " (expected: a shorter time)";
        return new ProblemException(
                Problems.VALIDATION, "violations: 1 (expected: 0)", List.of(new Violation("/from", detail)));
    }
}
