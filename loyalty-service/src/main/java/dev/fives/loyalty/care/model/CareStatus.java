package dev.fives.loyalty.care.model;

/** Where a care task stands. */
public enum CareStatus {
    /** Its instant is still to come. */
    PLANNED,
    /** Somebody should do it now. */
    DUE,
    /** Waits for a serious complaint to be closed. */
    HELD,
    DONE,
    SKIPPED,
    /** Never to be done: the customer is in the plan's control group. */
    WITHHELD;

    public boolean isOpen() {
        return switch (this) {
            case PLANNED, DUE, HELD -> true;
            case DONE, SKIPPED, WITHHELD -> false;
        };
    }

    /** A planned one too: the agent may be early. */
    public boolean mayBeCompleted() {
        return this == PLANNED || this == DUE;
    }
}
