package dev.fives.loyalty.tier.app;

import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.listener.Repeat;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.CommandRecord;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.time.BusinessClock;
import dev.fives.loyalty.tier.model.QualifyingChange;
import dev.fives.loyalty.tier.model.QualifyingDays;
import dev.fives.loyalty.tier.model.TierJudge;
import dev.fives.loyalty.tier.model.TierPlan;
import dev.fives.loyalty.tier.model.TierStanding;
import dev.fives.loyalty.tier.model.TierStep;
import dev.fives.loyalty.tier.model.UseBenefit;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Everybody's standing, one document a customer. Its memory is the number of the last entry that it counts; what is
 * missing between that and the entry in hand is read from the ledger, so a dead letter loses nothing and nobody parks.
 */
public final class TierStandings {
    private static final int OK = 200;

    private final AggregateStore<TierStanding> store;
    private final TierPlans plans;
    private final QualifyingEntries entries;
    private final BusinessClock clock;

    public TierStandings(
            AggregateStore<TierStanding> store, TierPlans plans, QualifyingEntries entries, BusinessClock clock) {
        this.store = store;
        this.plans = plans;
        this.entries = entries;
        this.clock = clock;
    }

    /** How a standing goes on, by the plan that was read after it was loaded. */
    @FunctionalInterface
    private interface Next {
        Mono<TierStep> of(TierStanding standing, TierPlan plan);
    }

    public Mono<Stored<TierStanding>> find(String customerId) {
        return store.find(customerId);
    }

    /** An entry was heard of. Without tiers it is left to the ledger: whoever sets them later counts from there. */
    public Mono<Void> hear(String customerId, QualifyingChange change) {
        return plans.present()
                .filter(plan -> !plan.isEmpty())
                .flatMap(seen -> write(
                        customerId,
                        standing -> stillPresent(seen, standing),
                        (standing, plan) -> heard(standing, plan, change)))
                .then();
    }

    /**
     * One reading is enough for a standing that was last judged by the plan that was read: a later plan is written into
     * every standing, so either the write loses its race or the standing is counted anew after it.
     */
    private Mono<TierPlan> stillPresent(TierPlan seen, TierStanding standing) {
        return standing.planVersion() == seen.version() || standing.heard() == 0 ? Mono.just(seen) : plans.present();
    }

    /** The plan has changed: entries are counted anew, as they are counted by it. */
    Mono<Void> realign(String customerId) {
        return write(
                        customerId,
                        (standing, plan) -> standing.planVersion() == plan.version()
                                ? Mono.just(TierStep.silent(standing))
                                : realigned(standing, plan))
                .then();
    }

    /** Counts all that is in the ledger, then fires what is due. */
    Mono<Void> fireDue(String customerId, Instant now) {
        return write(customerId, (standing, plan) -> fired(standing, plan, now)).then();
    }

    /** A member makes use of a benefit that it has once; empty without a standing. */
    Mono<Stored<TierStanding>> use(String customerId, UseBenefit use, Command command) {
        return store.changeWhen(
                customerId,
                loaded -> command.isDoneIn(loaded)
                        ? Mono.just(new Decision.Unchanged<>())
                        : plans.present()
                                .flatMap(plan -> fired(loaded.state(), plan, now())
                                        .map(step -> step.then(standing -> used(standing, use)))
                                        .map(step -> decision(
                                                loaded.state(),
                                                step,
                                                plan,
                                                command.record(OK, loaded.version() + 1)))));
    }

    private TierStep used(TierStanding standing, UseBenefit use) {
        return use.of(standing, now()).orElseThrow(() -> refusal(standing, use));
    }

    private static ProblemException refusal(TierStanding standing, UseBenefit use) {
        return standing.benefits().stream().anyMatch(row -> row.code().equals(use.code()))
                ? new ProblemException(
                        Problems.CONFLICT, "benefit: used, or not one to be used up (expected: one use left)")
                : UseBenefits.notGranted();
    }

    private Mono<TierStep> fired(TierStanding standing, TierPlan plan, Instant now) {
        return upToDate(standing, plan).map(step -> step.then(counted -> new TierJudge(plan).fire(counted, now)));
    }

    private Mono<Stored<TierStanding>> write(String customerId, Next next) {
        return write(customerId, standing -> plans.present(), next);
    }

    /** @param by the plan to judge a standing by */
    private Mono<Stored<TierStanding>> write(String customerId, Function<TierStanding, Mono<TierPlan>> by, Next next) {
        Mono<Stored<TierStanding>> change = store.changeWhen(
                customerId,
                stored -> by.apply(stored.state())
                        .flatMap(plan ->
                                next.of(stored.state(), plan).map(step -> decision(stored.state(), step, plan, null))));
        return change.switchIfEmpty(
                Mono.defer(() -> first(customerId, by, next).onErrorResume(AlreadyExists.class, taken -> change)));
    }

    /** Without tiers nobody gets a standing: the ledger remembers, and a plan with tiers counts from there. */
    private Mono<Stored<TierStanding>> first(String customerId, Function<TierStanding, Mono<TierPlan>> by, Next next) {
        TierStanding unknown = TierStanding.unknown(customerId);
        return by.apply(unknown)
                .filter(plan -> !plan.isEmpty())
                .flatMap(plan -> next.of(unknown, plan)
                        .filter(step -> step.standing().heard() > 0)
                        .flatMap(step -> store.create(
                                customerId, customerId, step.standing(), TierEvents.of(step, plan.currency()), null)));
    }

    private Mono<TierStep> heard(TierStanding standing, TierPlan plan, QualifyingChange change) {
        if (change.sequence() <= standing.heard()) {
            return Repeat.dropped().thenReturn(TierStep.silent(standing));
        }
        boolean firstOfAll = standing.heard() == 0 && change.sequence() == 1;
        if (standing.planVersion() != plan.version() && !firstOfAll) {
            return realigned(standing, plan);
        }
        TierStanding present = standing.judgedBy(plan.version());
        return change.sequence() == standing.heard() + 1
                ? Mono.just(new TierJudge(plan).count(present, change, now()))
                : counted(present, plan, change.sequence());
    }

    private Mono<TierStep> upToDate(TierStanding standing, TierPlan plan) {
        return standing.planVersion() == plan.version()
                ? entries.last(standing.customerId()).flatMap(last -> counted(standing, plan, last))
                : realigned(standing, plan);
    }

    private Mono<TierStep> counted(TierStanding standing, TierPlan plan, long last) {
        TierJudge judge = new TierJudge(plan);
        return entries.between(standing.customerId(), standing.heard() + 1, last)
                .reduce(
                        TierStep.silent(standing),
                        (step, change) -> step.then(counted -> judge.count(counted, change, now())));
    }

    private Mono<TierStep> realigned(TierStanding standing, TierPlan plan) {
        TierJudge judge = new TierJudge(plan);
        Instant now = now();
        Instant asked = judge.stillAsked(standing, now);
        return entries.last(standing.customerId())
                .flatMap(last -> entries.between(standing.customerId(), 1, last)
                        .reduce(QualifyingDays.NONE, (days, change) -> judge.daysWith(days, change, asked))
                        .map(days -> judge.realign(standing, days, last, now)));
    }

    private static Decision<TierStanding> decision(
            TierStanding loaded, TierStep step, TierPlan plan, @Nullable CommandRecord done) {
        return step.standing().equals(loaded)
                ? new Decision.Unchanged<>()
                : new Decision.Changed<>(step.standing(), TierEvents.of(step, plan.currency()), done);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
