package dev.fives.loyalty.care.model;

import java.time.LocalDate;

/** Easter Sunday of the western churches. */
final class Easter {
    private Easter() {}

    /** By the anonymous Gregorian algorithm (Nature, 20 April 1876); the letters are those of its tables. */
    static LocalDate in(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int g = (8 * b + 13) / 25;
        int h = (19 * a + b - b / 4 - g + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 19 * l) / 433;
        int month = (h + l - 7 * m + 90) / 25;
        int day = (h + l - 7 * m + 33 * month + 19) % 32;
        return LocalDate.of(year, month, day);
    }
}
