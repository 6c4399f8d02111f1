package dev.fives.segmentation.clv.estimation;

import dev.fives.segmentation.clv.estimation.MaximumLikelihood.Search;
import dev.fives.segmentation.clv.model.Estimate;
import dev.fives.segmentation.clv.model.FitOutcome;
import dev.fives.segmentation.clv.model.History;
import dev.fives.segmentation.clv.model.Spend;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/** Estimates the models by maximum likelihood; the same data give the same estimate to the last digit. */
public final class Fitting {

    private static final int CUSTOMERS_MIN = 10;
    private static final int STARTS = 5;
    private static final long SEED = 20_050_275;

    private Fitting() {}

    /** @param stopped whether to give up; asked often */
    public static FitOutcome bgNbd(Collection<History> customers, BooleanSupplier stopped) {
        double rate = rate(customers);
        return ofHistories(
                customers,
                BgNbd.NAMES,
                histories -> at -> new BgNbd(at[0], at[1], at[2], at[3]).logLikelihood(histories),
                new double[] {0.7, 0.7 / rate, 1, 3},
                stopped);
    }

    /** @param stopped whether to give up; asked often */
    public static FitOutcome paretoNbd(Collection<History> customers, BooleanSupplier stopped) {
        double rate = rate(customers);
        double age = customers.stream().mapToDouble(History::age).average().orElse(1);
        return ofHistories(
                customers,
                ParetoNbd.NAMES,
                histories -> at -> new ParetoNbd(at[0], at[1], at[2], at[3]).logLikelihood(histories),
                new double[] {0.7, 0.7 / rate, 0.7, Math.max(age, 1) / 2},
                stopped);
    }

    /**
     * @param customers who came again, with the mean of their transactions after the first; means of 0 are left out, since
     *     a gamma distribution has none
     * @param stopped whether to give up; asked often
     */
    public static FitOutcome gammaGamma(Collection<Spend> customers, BooleanSupplier stopped) {
        List<Spend> spends = customers.stream()
                .filter(spend -> spend.transactions() > 0 && spend.mean() > 0)
                .sorted(Comparator.comparingInt(Spend::transactions).thenComparingDouble(Spend::mean))
                .toList();
        if (spends.size() < CUSTOMERS_MIN) {
            return new FitOutcome.CannotBeFitted("customers who came again and spent something: " + spends.size()
                    + " (expected: at least " + CUSTOMERS_MIN + ")");
        }
        double mean = spends.stream().mapToDouble(Spend::mean).average().orElse(1);
        return search(
                GammaGamma.NAMES,
                at -> new GammaGamma(at[0], at[1], at[2]).logLikelihood(spends),
                new double[] {5, 4, mean * 3 / 5},
                spends.size(),
                stopped);
    }

    private interface Likelihood {
        ToDoubleFunction<double[]> of(Histories histories);
    }

    private static FitOutcome ofHistories(
            Collection<History> customers,
            List<String> names,
            Likelihood likelihood,
            double[] start,
            BooleanSupplier stopped) {
        long again = customers.stream().filter(history -> history.repeats() > 0).count();
        if (customers.size() < CUSTOMERS_MIN) {
            return new FitOutcome.CannotBeFitted(
                    "customers: " + customers.size() + " (expected: at least " + CUSTOMERS_MIN + ")");
        }
        return again == 0
                ? new FitOutcome.CannotBeFitted("customers who came again: 0 (expected: some)")
                : search(names, likelihood.of(Histories.of(customers)), start, customers.size(), stopped);
    }

    /** Transactions in a unit of time, as if nobody ever died. */
    private static double rate(Collection<History> customers) {
        double repeats = customers.stream().mapToDouble(History::repeats).sum();
        double time = customers.stream().mapToDouble(History::age).sum();
        return (repeats + 1) / (time + 1);
    }

    private static FitOutcome search(
            List<String> names,
            ToDoubleFunction<double[]> logLikelihood,
            double[] start,
            long customers,
            BooleanSupplier stopped) {
        double[] first = mapped(start, Math::log);
        var search =
                new MaximumLikelihood(logs -> logLikelihood.applyAsDouble(mapped(logs, Math::exp)), stopped, first);
        return switch (search.search(around(first))) {
            case Search.Found found -> new FitOutcome.Fitted(estimate(names, found, customers));
            case Search.NotFound(String reason) -> new FitOutcome.NotConverged(reason);
        };
    }

    /** The start and others around it, always the same ones. */
    private static List<double[]> around(double[] start) {
        var random = new Random(SEED);
        List<double[]> starts = new ArrayList<>(List.of(start));
        while (starts.size() < STARTS) {
            starts.add(mapped(start, log -> log + random.nextGaussian()));
        }
        return starts;
    }

    /** The error of a parameter follows from that of its logarithm (delta method). */
    private static Estimate estimate(List<String> names, Search.Found found, long customers) {
        Map<String, Double> parameters = new LinkedHashMap<>();
        Map<String, Double> errors = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            double value = Math.exp(found.logs().getEntry(i));
            parameters.put(names.get(i), value);
            errors.put(names.get(i), value * found.errors().getEntry(i));
        }
        return new Estimate(parameters, errors, found.logLikelihood(), customers);
    }

    private static double[] mapped(double[] values, DoubleUnaryOperator change) {
        double[] result = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = change.applyAsDouble(values[i]);
        }
        return result;
    }
}
