package dev.fives.loyalty.care.model;

/** Why a customer is to be contacted. */
public enum CareKind {
    /** How is the customer after a complaint or a purchase? */
    FOLLOW_UP(CarePurpose.SERVICE),
    /** Something went wrong and is to be made good. */
    RECOVERY(CarePurpose.SERVICE),
    BIRTHDAY(CarePurpose.MARKETING),
    HOLIDAY(CarePurpose.MARKETING),
    REACTIVATION(CarePurpose.MARKETING);

    private final CarePurpose purpose;

    CareKind(CarePurpose purpose) {
        this.purpose = purpose;
    }

    /** What the customer must not have refused. */
    public CarePurpose purpose() {
        return purpose;
    }

    /** Whether it waits while a serious complaint is open. */
    public boolean isMarketing() {
        return purpose == CarePurpose.MARKETING;
    }
}
