package dev.fives.loyalty.care.model;

import static java.util.Objects.requireNonNullElse;

import dev.fives.kit.calendar.model.MovableDays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All feasts that a plan may name. */
public final class Feasts {
    private static final Map<String, ShippedFeast> SHIPPED = Arrays.stream(ShippedFeast.values())
            .collect(Collectors.toUnmodifiableMap(ShippedFeast::name, Function.identity()));

    private final Map<String, OwnCalendar.Day> own;
    private final MovableDays days;

    public Feasts(Collection<OwnCalendar> calendars, MovableDays days) {
        this.own = calendars.stream()
                .flatMap(calendar -> calendar.days().stream())
                .collect(
                        Collectors.toUnmodifiableMap(OwnCalendar.Day::feast, Function.identity(), (one, other) -> one));
        this.days = days;
    }

    public static boolean ships(String code) {
        return SHIPPED.containsKey(code);
    }

    public boolean knows(String code) {
        return ships(code) || own.containsKey(code);
    }

    /** Empty where there is none of this code in this year. */
    public Optional<LocalDate> in(String code, int year) {
        ShippedFeast shipped = SHIPPED.get(code);
        if (shipped != null) {
            return Optional.of(shipped.in(year, days));
        }
        return Optional.ofNullable(own.get(code)).flatMap(day -> day.in(year, days));
    }

    /** Where it is one; everywhere where it is empty. */
    List<Region> regionsOf(String code) {
        return Stream.ofNullable(own.get(code))
                .flatMap(day -> day.regions().stream())
                .toList();
    }

    /** What one of its own would have made due before makes no task. */
    Instant sinceOf(String code) {
        OwnCalendar.Day day = own.get(code);
        return day == null ? Instant.MIN : requireNonNullElse(day.since(), Instant.MIN);
    }

    MovableDays days() {
        return days;
    }
}
