package dev.fives.kit.calendar.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * When the moon is new. By J. Meeus, Astronomical Algorithms, chapter 49, exact to seconds; a less exact one misses days,
 * since the moon of 6 February 2027 is new four minutes before midnight in China. The letters are those of the book.
 */
final class NewMoon {
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 6);
    private static final double MONTH = 29.530588861;
    private static final double MONTHS_A_CENTURY = 1_236.85;
    private static final double UNIX_EPOCH = 2_440_587.5;
    private static final double SECONDS_A_DAY = 86_400;

    /** Coefficient in days, power of E, and multiples of M, M' and F. */
    private static final double[][] TERMS = {
        {-0.40720, 0, 0, 1, 0},
        {0.17241, 1, 1, 0, 0},
        {0.01608, 0, 0, 2, 0},
        {0.01039, 0, 0, 0, 2},
        {0.00739, 1, -1, 1, 0},
        {-0.00514, 1, 1, 1, 0},
        {0.00208, 2, 2, 0, 0},
        {-0.00111, 0, 0, 1, -2},
        {-0.00057, 0, 0, 1, 2},
        {0.00056, 1, 1, 2, 0},
        {-0.00042, 0, 0, 3, 0},
        {0.00042, 1, 1, 0, 2},
        {0.00038, 1, 1, 0, -2},
        {-0.00024, 1, -1, 2, 0},
        {-0.00007, 0, 2, 1, 0},
        {0.00004, 0, 0, 2, -2},
        {0.00004, 0, 3, 0, 0},
        {0.00003, 0, 1, 1, -2},
        {0.00003, 0, 0, 2, 2},
        {-0.00003, 0, 1, 1, 2},
        {0.00003, 0, -1, 1, 2},
        {-0.00002, 0, -1, 1, -2},
        {-0.00002, 0, 1, 3, 0},
        {0.00002, 0, 0, 4, 0}
    };

    /** Of the planets: coefficient in days, angle at the first new moon, and its change a month. */
    private static final double[][] PLANETS = {
        {0.000325, 299.77, 0.107408},
        {0.000165, 251.88, 0.016321},
        {0.000164, 251.83, 26.651886},
        {0.000126, 349.42, 36.412478},
        {0.000110, 84.66, 18.206239},
        {0.000062, 141.74, 53.303771},
        {0.000060, 207.14, 2.453732},
        {0.000056, 154.84, 7.306860},
        {0.000047, 34.52, 27.261239},
        {0.000042, 207.19, 0.121824},
        {0.000040, 291.34, 1.844379},
        {0.000037, 161.72, 24.198154},
        {0.000035, 239.56, 25.513099},
        {0.000023, 331.55, 3.592518}
    };

    private NewMoon() {}

    /** The number of the last one that is on a day in China or before it; the first of 2000 has 0. */
    static int lastUpTo(LocalDate day) {
        int number = (int) Math.round(ChronoUnit.DAYS.between(FIRST, day) / MONTH) + 1;
        while (dayOf(number).isAfter(day)) {
            number--;
        }
        return number;
    }

    /** In China. */
    static LocalDate dayOf(int number) {
        double days = dynamicalTime(number) - UNIX_EPOCH;
        double year = 2000 + number / MONTHS_A_CENTURY * 100;
        long second = Math.round(days * SECONDS_A_DAY - EarthTurning.secondsBehind(year));
        return Instant.ofEpochSecond(second).atOffset(Sun.china((int) year)).toLocalDate();
    }

    private static double dynamicalTime(double k) {
        double t = k / MONTHS_A_CENTURY;
        double mean = 2_451_550.09766 + MONTH * k + t * t * (0.00015437 - t * (0.000000150 - 0.00000000073 * t));
        double node = 124.7746 - 1.56375588 * k + t * t * (0.0020672 + 0.00000215 * t);
        return mean + ofSunAndMoon(k, t) - 0.00017 * sine(node) + ofPlanets(k);
    }

    private static double ofSunAndMoon(double k, double t) {
        double e = 1 - t * (0.002516 + 0.0000074 * t);
        double sun = 2.5534 + 29.10535670 * k - t * t * (0.0000014 + 0.00000011 * t);
        double moon = 201.5643 + 385.81693528 * k + t * t * (0.0107582 + t * (0.00001238 - 0.000000058 * t));
        double latitude = 160.7108 + 390.67050284 * k - t * t * (0.0016118 + t * (0.00000227 - 0.000000011 * t));
        double sum = 0;
        for (double[] term : TERMS) {
            sum += term[0] * Math.pow(e, term[1]) * sine(term[2] * sun + term[3] * moon + term[4] * latitude);
        }
        return sum;
    }

    private static double ofPlanets(double k) {
        double sum = 0;
        for (double[] planet : PLANETS) {
            sum += planet[0] * sine(planet[1] + planet[2] * k);
        }
        return sum;
    }

    private static double sine(double degrees) {
        return Math.sin(Math.toRadians(degrees % 360));
    }
}
