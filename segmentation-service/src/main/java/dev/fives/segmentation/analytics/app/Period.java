package dev.fives.segmentation.analytics.app;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days from the first to the last, both in it, in a zone. */
public record Period(LocalDate from, LocalDate to, ZoneId zone) {

    public Instant start() {
        return from.atStartOfDay(zone).toInstant();
    }

    public Instant end() {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
