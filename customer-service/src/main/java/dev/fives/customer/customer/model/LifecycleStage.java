package dev.fives.customer.customer.model;

/** How far the relationship has come. */
public enum LifecycleStage {
    LEAD,
    PROSPECT,
    CUSTOMER,
    LOYAL,
    AT_RISK,
    LOST
}
