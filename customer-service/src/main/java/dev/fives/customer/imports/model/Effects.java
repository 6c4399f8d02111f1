package dev.fives.customer.imports.model;

/** What a job added, and what was there already. */
public record Effects(
        long customersCreated,
        long purchasesRecorded,
        long purchasesExisting,
        long refundsRecorded,
        long refundsExisting) {
    public static final Effects NONE = new Effects(0, 0, 0, 0, 0);

    public Effects plus(Effects other) {
        return new Effects(
                customersCreated + other.customersCreated,
                purchasesRecorded + other.purchasesRecorded,
                purchasesExisting + other.purchasesExisting,
                refundsRecorded + other.refundsRecorded,
                refundsExisting + other.refundsExisting);
    }
}
