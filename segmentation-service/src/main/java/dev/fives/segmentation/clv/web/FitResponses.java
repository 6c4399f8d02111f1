package dev.fives.segmentation.clv.web;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.segmentation.clv.app.FitIds;
import dev.fives.segmentation.clv.app.ReadFits.CustomerExpectation;
import dev.fives.segmentation.clv.app.ReadFits.Fit;
import dev.fives.segmentation.clv.app.SumUpSegment.SegmentExpectation;
import dev.fives.segmentation.clv.model.ClvFit;
import dev.fives.segmentation.clv.model.ClvModel;
import dev.fives.segmentation.clv.model.Estimate;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Jobs, fits and expectations as callers see them. */
final class FitResponses {

    private FitResponses() {}

    record Accepted(String jobId) {}

    /** @param resultId of the fit, once the job is COMPLETED */
    record Job(
            String id,
            String type,
            ClvFit.State state,
            @Nullable String resultId,
            Instant createdAt,
            @Nullable Instant finishedAt,
            @Nullable String failure) {

        static Job of(Stored<ClvFit> stored) {
            var job = stored.state();
            return new Job(
                    stored.id(),
                    "CLV_FIT",
                    job.state(),
                    job.result() == null ? null : FitIds.fitOf(stored.id()),
                    job.createdAt(),
                    job.finishedAt(),
                    job.failure());
        }
    }

    record Parameters(
            Map<String, Double> parameters, Map<String, Double> standardErrors, double logLikelihood, long customers) {

        static Parameters of(Estimate estimate) {
            return new Parameters(
                    estimate.parameters(), estimate.standardErrors(), estimate.logLikelihood(), estimate.customers());
        }
    }

    /** @param spending beside a model of buying, what customers spend */
    record FitResponse(
            String id,
            ClvModel model,
            String calibrationEnd,
            String timeUnit,
            String transactionsPer,
            String timeZone,
            Map<String, Double> parameters,
            Map<String, Double> standardErrors,
            double logLikelihood,
            long customers,
            long repeatCustomers,
            long repeatTransactions,
            @Nullable String currency,
            @Nullable Parameters spending,
            Instant fittedAt) {

        static FitResponse of(Fit fit) {
            var result = fit.result();
            var estimate = result.of(fit.job().model());
            return new FitResponse(
                    fit.id(),
                    fit.job().model(),
                    fit.job().calibrationEnd().toString(),
                    FitRequest.WEEK,
                    FitRequest.DAY,
                    fit.job().timeZone(),
                    estimate.parameters(),
                    estimate.standardErrors(),
                    estimate.logLikelihood(),
                    result.customers(),
                    result.repeatCustomers(),
                    result.repeatTransactions(),
                    result.currency(),
                    Optional.ofNullable(result.spending())
                            .filter(_ -> fit.job().model() != ClvModel.GAMMA_GAMMA)
                            .map(Parameters::of)
                            .orElse(null),
                    result.fittedAt());
        }
    }

    record CustomerResponse(
            String fitId,
            String customerId,
            double horizon,
            int repeatTransactions,
            double recency,
            double age,
            @Nullable Double expectedPurchases,
            @Nullable Double pAlive,
            @Nullable Double expectedSpend,
            @Nullable Double expectedValue,
            @Nullable String currency) {

        static CustomerResponse of(String fitId, String customerId, double horizon, CustomerExpectation customer) {
            var history = customer.history();
            var expected = customer.expected();
            return new CustomerResponse(
                    fitId,
                    customerId,
                    horizon,
                    history.repeats(),
                    history.recency(),
                    history.age(),
                    expected.purchases(),
                    expected.alive(),
                    expected.spend(),
                    expected.value(),
                    customer.currency());
        }
    }

    record SegmentResponse(
            String fitId,
            String segmentId,
            double horizon,
            long members,
            long customers,
            @Nullable Double expectedPurchases,
            @Nullable Double expectedAlive,
            @Nullable Double expectedValue,
            @Nullable String currency) {

        static SegmentResponse of(String segmentId, double horizon, SegmentExpectation expectation) {
            var totals = expectation.totals();
            var result = expectation.fit().result();
            boolean buying = result.buying() != null;
            return new SegmentResponse(
                    expectation.fit().id(),
                    segmentId,
                    horizon,
                    totals.members(),
                    totals.customers(),
                    buying ? totals.purchases() : null,
                    buying ? totals.alive() : null,
                    buying && result.spending() != null ? totals.value() : null,
                    result.currency());
        }
    }
}
