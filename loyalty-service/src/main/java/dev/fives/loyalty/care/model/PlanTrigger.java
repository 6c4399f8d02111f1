package dev.fives.loyalty.care.model;

import java.util.List;

/** What makes a plan's task. */
public enum PlanTrigger {
    BIRTHDAY(CareReason.BIRTHDAY),
    FEAST(CareReason.FEAST),
    COMPLAINT_CLOSED(CareReason.COMPLAINT_CLOSED),
    PURCHASE(CareReason.PURCHASE),
    PERIODIC(CareReason.PERIODIC),
    FREQUENCY_BAND_LOW(CareReason.FREQUENCY_BAND_LOW),
    SEGMENT_ENTERED(CareReason.SEGMENT_ENTERED);

    private final CareReason reason;

    PlanTrigger(CareReason reason) {
        this.reason = reason;
    }

    public CareReason reason() {
        return reason;
    }

    /** Those that make this kind; the first is meant where none is named. */
    public static List<PlanTrigger> of(CareKind kind) {
        return switch (kind) {
            case BIRTHDAY -> List.of(BIRTHDAY);
            case HOLIDAY -> List.of(FEAST);
            case FOLLOW_UP -> List.of(COMPLAINT_CLOSED, PURCHASE, PERIODIC, SEGMENT_ENTERED);
            case REACTIVATION -> List.of(FREQUENCY_BAND_LOW, SEGMENT_ENTERED);
            case RECOVERY -> List.of(SEGMENT_ENTERED);
        };
    }

    /** Whether time alone makes the task, and not an event. */
    public boolean isByCalendar() {
        return switch (this) {
            case BIRTHDAY, FEAST, PERIODIC -> true;
            case COMPLAINT_CLOSED, PURCHASE, FREQUENCY_BAND_LOW, SEGMENT_ENTERED -> false;
        };
    }
}
