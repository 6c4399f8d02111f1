package dev.fives.segmentation.clv.app;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.segmentation.clv.estimation.Forecast;
import dev.fives.segmentation.clv.model.ClvFit;
import dev.fives.segmentation.clv.model.Expected;
import dev.fives.segmentation.clv.model.FitResult;
import dev.fives.segmentation.clv.model.History;
import dev.fives.segmentation.clv.model.Transactions;
import dev.fives.segmentation.profile.app.PurchaseHistory;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Jobs, fits, and what a fit says of a customer. */
public final class ReadFits {

    private final FitStore fits;
    private final PurchaseHistory purchases;

    public ReadFits(FitStore fits, PurchaseHistory purchases) {
        this.fits = fits;
        this.purchases = purchases;
    }

    /** A fit that is there. */
    public record Fit(String id, ClvFit job, FitResult result) {
        Forecast forecast() {
            return Forecast.of(job, result);
        }
    }

    /** @param currency of what is spent */
    public record CustomerExpectation(
            History history, Expected expected, @Nullable String currency) {}

    /** Error NOT_FOUND for an unknown id. */
    public Mono<Stored<ClvFit>> job(String id) {
        return fits.store()
                .find(id)
                .switchIfEmpty(Mono.error(() -> unknown("job: unknown (expected: the id of a job)")));
    }

    /** Error NOT_FOUND also while its job runs, and where it failed. */
    public Mono<Fit> fit(String id) {
        return fits.store()
                .find(FitIds.jobOf(id))
                .flatMap(stored -> Mono.justOrEmpty(found(id, stored.state())))
                .switchIfEmpty(Mono.error(() -> unknown("fit: unknown (expected: the resultId of a completed job)")));
    }

    private static Optional<Fit> found(String id, ClvFit job) {
        return Optional.ofNullable(job.result()).map(result -> new Fit(id, job, result));
    }

    /** Error NOT_FOUND for a customer who bought nothing until the fit's last day. */
    public Mono<CustomerExpectation> customer(String fitId, String customerId, double horizonWeeks) {
        return fit(fitId)
                .flatMap(fit -> purchases
                        .before(fit.job().end(), List.of(customerId))
                        .next()
                        .mapNotNull(customer -> transactions(fit, customer).orElse(null))
                        .map(customer -> new CustomerExpectation(
                                customer.history(),
                                fit.forecast().of(customer, horizonWeeks),
                                fit.result().currency())))
                .switchIfEmpty(Mono.error(() ->
                        unknown("customer: no purchase (expected: one who bought until the fit's calibrationEnd)")));
    }

    static Optional<Transactions> transactions(Fit fit, PurchaseHistory.CustomerPurchases customer) {
        return Transactions.of(customer.purchases(), fit.job().zone(), fit.job().calibrationEnd());
    }

    private static ProblemException unknown(String detail) {
        return new ProblemException(Problems.NOT_FOUND, detail);
    }
}
