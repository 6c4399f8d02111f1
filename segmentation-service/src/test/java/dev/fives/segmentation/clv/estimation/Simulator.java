package dev.fives.segmentation.clv.estimation;

import dev.fives.segmentation.clv.model.History;
import dev.fives.segmentation.clv.model.Spend;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Lives through what the models tell of customers; the same seed lives the same lives. */
public final class Simulator {

    private final Random random;

    public Simulator(long seed) {
        random = new Random(seed);
    }

    List<History> bgNbd(int customers, double r, double alpha, double a, double b) {
        return many(customers, () -> {
            double age = age();
            return history(bgNbdLife(r, alpha, a, b, age), age);
        });
    }

    /** When a customer comes again, who buys at its own rate and may die after each repeat. */
    public List<Double> bgNbdLife(double r, double alpha, double a, double b, double age) {
        double rate = gamma(r, alpha);
        double deadly = beta(a, b);
        List<Double> repeats = new ArrayList<>();
        for (double at = gap(rate); at <= age; at += gap(rate)) {
            repeats.add(at);
            if (random.nextDouble() < deadly) {
                break;
            }
        }
        return repeats;
    }

    private static History history(List<Double> repeats, double age) {
        return new History(repeats.size(), repeats.isEmpty() ? 0 : repeats.getLast(), age);
    }

    /** Each buys at its own rate and dies at its own. */
    List<History> paretoNbd(int customers, double r, double alpha, double s, double beta) {
        return many(customers, () -> {
            double rate = gamma(r, alpha);
            double age = age();
            double life = Math.min(age, gap(gamma(s, beta)));
            List<Double> repeats = new ArrayList<>();
            for (double at = gap(rate); at <= life; at += gap(rate)) {
                repeats.add(at);
            }
            return history(repeats, age);
        });
    }

    /** Each has a mean of its own, and its transactions scatter around it. */
    List<Spend> gammaGamma(int customers, double p, double q, double v) {
        return many(customers, () -> {
            int transactions = 1 + random.nextInt(6);
            double rate = gamma(q, v);
            double sum = 0;
            for (int i = 0; i < transactions; i++) {
                sum += gamma(p, rate);
            }
            return new Spend(transactions, sum / transactions);
        });
    }

    /** Of one transaction of somebody. */
    public double amount(double p, double q, double v) {
        return gamma(p, gamma(q, v));
    }

    private static <T> List<T> many(int customers, Supplier<T> customer) {
        return Stream.generate(customer).limit(customers).toList();
    }

    private double age() {
        return 40 + 40 * random.nextDouble();
    }

    private double gap(double rate) {
        return -Math.log1p(-random.nextDouble()) / rate;
    }

    private double beta(double a, double b) {
        double left = gamma(a, 1);
        return left / (left + gamma(b, 1));
    }

    /** Marsaglia and Tsang (2000). */
    private double gamma(double shape, double rate) {
        if (shape < 1) {
            return gamma(shape + 1, rate) * Math.pow(random.nextDouble(), 1 / shape);
        }
        double d = shape - 1 / 3.0;
        while (true) {
            double normal = random.nextGaussian();
            double cube = Math.pow(1 + normal / Math.sqrt(9 * d), 3);
            if (cube > 0 && Math.log(random.nextDouble()) < normal * normal / 2 + d - d * cube + d * Math.log(cube)) {
                return d * cube / rate;
            }
        }
    }
}
