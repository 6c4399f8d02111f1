package dev.fives.loyalty.tier.app;

/**
 * How far a plan has reached all members.
 *
 * @param planVersion of the plan
 * @param after the last member that it has reached, in the order of their ids
 */
public record PlanWalk(long planVersion, String after, boolean done) {
    static final PlanWalk NONE = new PlanWalk(0, "", true);

    boolean hasReachedAll(long version) {
        return done && planVersion == version;
    }

    /** Goes on, or begins anew for another plan. */
    PlanWalk towards(long version) {
        return planVersion == version ? this : new PlanWalk(version, "", false);
    }
}
