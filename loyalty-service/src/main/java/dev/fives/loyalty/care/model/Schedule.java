package dev.fives.loyalty.care.model;

import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a plan decides when its tasks are due, and for whom time alone makes one. */
record Schedule(
        String planId,
        PlanTrigger trigger,
        int offsetDays,
        @Nullable LocalTime localTime,
        List<Region> regions,
        @Nullable String feast,
        @Nullable Integer everyDays) {

    static Schedule of(String planId, PlanTerms terms) {
        return new Schedule(
                planId,
                terms.trigger(),
                terms.offsetDays(),
                terms.localTime(),
                terms.regions(),
                terms.feast(),
                terms.everyDays());
    }
}
