package dev.fives.loyalty.care.app;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Feasts of one's own as somebody asks for them, not checked yet. */
public record CalendarDraft(@Nullable String name, @Nullable List<Day> days) {

    /** One of the last three says when; the parts are those of a plan's feast. */
    public record Day(
            @Nullable String feast,
            @Nullable String name,
            @Nullable List<String> regions,
            @Nullable String date,
            @Nullable String monthDay,
            @Nullable String lunarMonthDay) {}
}
