package dev.fives.segmentation.profile.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Age in whole years, by the calendar where the customer lives. Who is born on 29 February turns a year on 1 March. */
record Age(LocalDate born, ZoneId zone) {

    long years(Instant now) {
        return ChronoUnit.YEARS.between(born, now.atZone(zone).toLocalDate());
    }

    /** The start of the day on which the age is reached. */
    Instant reached(long years) {
        var birthday = born.plusYears(years);
        boolean moved = birthday.getDayOfMonth() < born.getDayOfMonth();
        return (moved ? birthday.plusDays(1) : birthday).atStartOfDay(zone).toInstant();
    }
}
