package dev.fives.segmentation.clv.app;

import dev.fives.kit.time.BusinessClock;
import dev.fives.segmentation.clv.estimation.PopulationFit;
import dev.fives.segmentation.clv.model.ClvFit;
import dev.fives.segmentation.clv.model.ClvModel;
import dev.fives.segmentation.clv.model.Estimate;
import dev.fives.segmentation.clv.model.FitOutcome;
import dev.fives.segmentation.clv.model.FitResult;
import dev.fives.segmentation.clv.model.Population;
import dev.fives.segmentation.clv.model.Transactions;
import dev.fives.segmentation.profile.app.PurchaseHistory;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Reads all customers and estimates the model from them, on a thread of its own. */
public final class EstimateFit {

    /** What came of it. */
    sealed interface Outcome {
        record Done(FitResult result) implements Outcome {}

        record Refused(String reason) implements Outcome {}
    }

    private final PurchaseHistory purchases;
    private final BusinessClock clock;
    private final Scheduler scheduler;
    private final int customersMax;

    /** @param scheduler of one thread: a fit computes for seconds, and there is one at a time */
    public EstimateFit(PurchaseHistory purchases, BusinessClock clock, Scheduler scheduler, int customersMax) {
        this.purchases = purchases;
        this.clock = clock;
        this.scheduler = scheduler;
        this.customersMax = customersMax;
    }

    Mono<Outcome> estimate(ClvFit fit, BooleanSupplier stopped) {
        return purchases
                .before(fit.end())
                .mapNotNull(customer -> Transactions.of(customer.purchases(), fit.zone(), fit.calibrationEnd())
                        .orElse(null))
                .take(customersMax + 1L)
                .collectList()
                .publishOn(scheduler)
                .map(customers -> outcome(fit.model(), customers, stopped));
    }

    private Outcome outcome(ClvModel model, List<Transactions> customers, BooleanSupplier stopped) {
        if (customers.size() > customersMax) {
            return new Outcome.Refused("customers: more than " + customersMax + " (expected: at most as many)");
        }
        var population = new Population(customers);
        return switch (PopulationFit.of(model, population, stopped)) {
            case FitOutcome.Fitted(Estimate estimate) ->
                new Outcome.Done(
                        model == ClvModel.GAMMA_GAMMA
                                ? result(population, null, estimate)
                                : result(population, estimate, spending(population, stopped)));
            case FitOutcome.CannotBeFitted(String reason) -> new Outcome.Refused(reason);
            case FitOutcome.NotConverged(String reason) -> new Outcome.Refused(reason);
        };
    }

    /** Beside a model of buying; a fit without it still tells how often. */
    private static @Nullable Estimate spending(Population population, BooleanSupplier stopped) {
        return PopulationFit.of(ClvModel.GAMMA_GAMMA, population, stopped)
                        instanceof FitOutcome.Fitted(Estimate estimate)
                ? estimate
                : null;
    }

    private FitResult result(Population population, @Nullable Estimate buying, @Nullable Estimate spending) {
        return new FitResult(
                buying,
                spending,
                population.customers().size(),
                population.repeatCustomers(),
                population.repeatTransactions(),
                spending == null ? null : population.currency().orElse(null),
                clock.instant());
    }
}
