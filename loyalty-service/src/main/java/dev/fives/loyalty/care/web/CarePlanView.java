package dev.fives.loyalty.care.web;

import dev.fives.loyalty.care.model.CarePlan;
import dev.fives.loyalty.care.model.PlanTerms;
import dev.fives.loyalty.care.model.Region;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan of care as the API shows it. */
record CarePlanView(
        String planId,
        String name,
        String kind,
        String trigger,
        String channel,
        int offsetDays,
        @Nullable String localTime,
        @Nullable String template,
        @Nullable String segmentId,
        List<String> regions,
        @Nullable String feast,
        @Nullable Integer everyDays,
        int holdoutPercent,
        boolean enabled,
        Instant since) {

    static CarePlanView of(CarePlan plan) {
        PlanTerms terms = plan.terms();
        LocalTime time = terms.localTime();
        return new CarePlanView(
                plan.planId(),
                terms.name(),
                terms.kind().name(),
                terms.trigger().name(),
                terms.channel().name(),
                terms.offsetDays(),
                time == null ? null : time.toString(),
                terms.template(),
                terms.segmentId(),
                regions(terms.regions()),
                terms.feast(),
                terms.everyDays(),
                terms.holdoutPercent(),
                plan.enabled(),
                plan.since());
    }

    static List<String> regions(List<Region> regions) {
        return regions.stream()
                .map(region -> region.region() == null ? region.country() : region.country() + "/" + region.region())
                .toList();
    }
}
