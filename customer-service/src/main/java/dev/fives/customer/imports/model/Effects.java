package dev.fives.customer.imports.model;

/** What a job added or changed, and what was there already. */
public record Effects(
        long customersCreated,
        long customersChanged,
        long customersUnchanged,
        long purchasesRecorded,
        long purchasesExisting,
        long refundsRecorded,
        long refundsExisting) {
    public static final Effects NONE = new Effects(0, 0, 0, 0, 0, 0, 0);
    public static final Effects CUSTOMER_CREATED = new Effects(1, 0, 0, 0, 0, 0, 0);
    public static final Effects CUSTOMER_CHANGED = new Effects(0, 1, 0, 0, 0, 0, 0);
    public static final Effects CUSTOMER_UNCHANGED = new Effects(0, 0, 1, 0, 0, 0, 0);
    public static final Effects PURCHASE_RECORDED = new Effects(0, 0, 0, 1, 0, 0, 0);
    public static final Effects PURCHASE_EXISTING = new Effects(0, 0, 0, 0, 1, 0, 0);
    public static final Effects REFUND_RECORDED = new Effects(0, 0, 0, 0, 0, 1, 0);
    public static final Effects REFUND_EXISTING = new Effects(0, 0, 0, 0, 0, 0, 1);

    public Effects plus(Effects other) {
        return new Effects(
                customersCreated + other.customersCreated,
                customersChanged + other.customersChanged,
                customersUnchanged + other.customersUnchanged,
                purchasesRecorded + other.purchasesRecorded,
                purchasesExisting + other.purchasesExisting,
                refundsRecorded + other.refundsRecorded,
                refundsExisting + other.refundsExisting);
    }
}
