package dev.fives.segmentation.analytics.model;

import java.util.Map;

/** A customer as far as groups are told apart by it; what is not known is absent. */
public record Person(String customerId, Map<Trait, String> traits) {

    private static final int[] AGES = {18, 25, 35, 45, 55, 65};

    public Person {
        traits = Map.copyOf(traits);
    }

    /** Such as {@code 25-34}. */
    public static String ageBand(int years) {
        int from = 0;
        for (int bound : AGES) {
            if (years < bound) {
                return from + "-" + (bound - 1);
            }
            from = bound;
        }
        return from + "+";
    }
}
