package dev.fives.kit.calendar.model;

/**
 * How far the turning earth, by which days are counted, is behind even time, by which the moon moves. By F. Espenak and
 * J. Meeus, Five Millennium Canon of Solar Eclipses, 2006: one polynomial for each piece of what was measured.
 */
final class EarthTurning {
    /** First year of a piece, the year that its polynomial counts from, and its coefficients, constant first. */
    private static final double[][] PIECES = {
        {2005, 2000, 62.92, 0.32217, 0.005589},
        {1986, 2000, 63.86, 0.3345, -0.060374, 0.0017275, 0.000651814, 0.00002373599},
        {1961, 1975, 45.45, 1.067, -1 / 260.0, -1 / 718.0},
        {1941, 1950, 29.07, 0.407, -1 / 233.0, 1 / 2547.0},
        {1920, 1920, 21.20, 0.84493, -0.076100, 0.0020936},
        {Double.NEGATIVE_INFINITY, 1900, -2.79, 1.494119, -0.0598939, 0.0061966, -0.000197}
    };

    private EarthTurning() {}

    /** In seconds; measured from 1900 until 2005, foreseen until 2050, a guess before and after. */
    static double secondsBehind(double year) {
        int piece = 0;
        while (year < PIECES[piece][0]) {
            piece++;
        }
        double[] of = PIECES[piece];
        double sum = 0;
        for (int i = of.length - 1; i > 1; i--) {
            sum = sum * (year - of[1]) + of[i];
        }
        return sum;
    }
}
