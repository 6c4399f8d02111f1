package dev.fives.kit.calendar.model;

import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Where the sun stands. By J. Meeus, Astronomical Algorithms, chapter 25, exact to a hundredth of a degree, which the sun
 * takes a quarter of an hour for.
 */
final class Sun {
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final ZoneOffset BEIJING = ZoneOffset.ofHoursMinutesSeconds(7, 45, 40);
    private static final int CHINA_FROM = 1929;
    private static final double NOON_OF_2000 = 946_728_000;
    private static final double SECONDS_A_CENTURY = 36_525.0 * 86_400;
    private static final double CIRCLE = 360;

    private Sun() {}

    /** Of the calendar: clocks that were put forward in summer do not move it. Until 1928 it went by the sun of Beijing. */
    static ZoneOffset china(int year) {
        return year < CHINA_FROM ? BEIJING : CHINA;
    }

    /** The first day on whose end the sun has passed a longitude, from a day on which it has not. */
    static LocalDate passes(double degrees, LocalDate from) {
        LocalDate day = from;
        while (longitudeAtStartOf(day.plusDays(1)) < degrees) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** Apparent, in degrees, when the day begins in China. */
    static double longitudeAtStartOf(LocalDate day) {
        double seconds = day.atStartOfDay().toEpochSecond(china(day.getYear()));
        return longitude((seconds - NOON_OF_2000) / SECONDS_A_CENTURY);
    }

    /** At so many centuries after noon of the first day of 2000. */
    private static double longitude(double t) {
        double mean = 280.46646 + t * (36_000.76983 + 0.0003032 * t);
        double anomaly = Math.toRadians(357.52911 + t * (35_999.05029 - 0.0001537 * t));
        double centre = (1.914602 - t * (0.004817 + 0.000014 * t)) * Math.sin(anomaly)
                + (0.019993 - 0.000101 * t) * Math.sin(2 * anomaly)
                + 0.000289 * Math.sin(3 * anomaly);
        double node = Math.toRadians(125.04 - 1_934.136 * t);
        double apparent = mean + centre - 0.00569 - 0.00478 * Math.sin(node);
        return (apparent % CIRCLE + CIRCLE) % CIRCLE;
    }
}
