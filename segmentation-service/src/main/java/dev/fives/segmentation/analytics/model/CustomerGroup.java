package dev.fives.segmentation.analytics.model;

import java.util.Map;

/**
 * Customers who have some traits in common.
 *
 * @param buyers of them
 * @param allBuyers in all
 * @param members who are known, buyers or not
 * @param everybody who is known
 * @param lift how many times as many buyers as if the traits said nothing of each other nor of buying
 * @param pValue that so many or more come together by chance, corrected for all groups looked at
 * @param beyondChance whether that is at most the significance that is asked for
 */
public record CustomerGroup(
        Map<Trait, String> traits,
        long buyers,
        long allBuyers,
        long members,
        long everybody,
        double lift,
        double pValue,
        boolean beyondChance) {

    /** Of the buyers. */
    public double share() {
        return (double) buyers / allBuyers;
    }

    /** Of everybody. */
    public double baseShare() {
        return (double) members / everybody;
    }

    /** 100 where the group buys neither more nor less often than others. */
    public double index() {
        return 100 * share() / baseShare();
    }
}
