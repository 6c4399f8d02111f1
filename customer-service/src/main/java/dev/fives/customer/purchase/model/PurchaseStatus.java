package dev.fives.customer.purchase.model;

/** How far the order has come. Only completed ones are recorded so far. */
public enum PurchaseStatus {
    COMPLETED
}
