package dev.fives.local.demo;

import java.util.List;
import java.util.SplittableRandom;

/** A source of decisions of its own for each question, so that one seed gives one past, whatever happens first. */
final class Chance {

    private final SplittableRandom random;

    private Chance(SplittableRandom random) {
        this.random = random;
    }

    /** The decisions of one seed on one question; the name of the question is spread over all bits. */
    static Chance of(long seed, String question) {
        return new Chance(new SplittableRandom(
                new SplittableRandom(seed ^ question.hashCode() * 0x9E3779B97F4A7C15L).nextLong()));
    }

    boolean percent(int percent) {
        return random.nextInt(100) < percent;
    }

    /** Both ends included. */
    int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** An index, as likely as its weight among all. */
    int weighted(int... weights) {
        int sum = 0;
        for (int weight : weights) {
            sum += weight;
        }
        int left = random.nextInt(sum);
        for (int i = 0; i < weights.length; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("weights: none (expected: at least one above 0)");
    }
}
