package dev.fives.loyalty.earning.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Locale;

/**
 * How much one customer gets of one rule at most.
 *
 * @param limit of points, or of occasions that granted any
 * @param per a day, month or year of the programme's time zone
 */
public record Cap(long limit, Unit unit, Period per) {

    public enum Unit {
        POINTS,
        TIMES
    }

    public enum Period {
        DAY,
        MONTH,
        YEAR,
        EVER;

        private String at(LocalDate day) {
            return switch (this) {
                case DAY -> day.toString();
                case MONTH -> "%04d-%02d".formatted(day.getYear(), day.getMonthValue());
                case YEAR -> "%04d".formatted(day.getYear());
                case EVER -> "ever";
            };
        }
    }

    /** Of all versions of the rule, so that a new version does not begin at 0: {@code base:points@2026-11-22}. */
    String counter(String ruleId, Instant at, ZoneId zone) {
        return ruleId + ":" + unit.name().toLowerCase(Locale.ROOT) + "@"
                + per.at(at.atZone(zone).toLocalDate());
    }

    /** Of the counter's period; {@link LocalDate#MAX} where it never ends. */
    static LocalDate lastDay(String counter) {
        String period = counter.substring(counter.lastIndexOf('@') + 1);
        return switch (period.length()) {
            case 4 -> period.equals("ever") ? LocalDate.MAX : LocalDate.of(Integer.parseInt(period), 12, 31);
            case 7 -> YearMonth.parse(period).atEndOfMonth();
            default -> LocalDate.parse(period);
        };
    }

    /** What an occasion that granted so much leaves in the counter. */
    long use(long points) {
        return switch (unit) {
            case POINTS -> points;
            case TIMES -> 1;
        };
    }

    /** Of the points that a rule would grant, those that the cap leaves. */
    long within(long points, long used) {
        long left = Math.max(0, limit - used);
        return switch (unit) {
            case POINTS -> Math.min(points, left);
            case TIMES -> left > 0 ? points : 0;
        };
    }

    boolean isReached(long used) {
        return used >= limit;
    }
}
