package dev.fives.segmentation.analytics.statistics;

import dev.fives.segmentation.analytics.model.Peak;
import dev.fives.segmentation.analytics.model.PeakSettings;
import dev.fives.segmentation.analytics.model.WeekTable;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.hipparchus.special.Beta;

/**
 * Finds the hours in which more is bought than chance explains: a scan statistic (M. Kulldorff, A spatial scan statistic,
 * 1997) over all windows of hours within a day in which there is trade: a shop that is closed at night has no peak by day. The window of the highest likelihood ratio is a peak if its binomial tail
 * is significant after Bonferroni's correction for all windows looked at; then it is taken out, and the rest is scanned
 * for the next, so that a strong peak neither hides nor makes others. An hour is as large as its day of the week is often in
 * the time: of ten days three are there twice, which is no peak.
 */
public final class PeakScan {

    /** Of the average day or hour of the day: with less of it there is no trade then. */
    private static final double TRADE_MIN = 0.05;
    /** Of all hours of the week: with a smaller part, it is these that stand out. */
    private static final int TRADED_PART = 4;

    private static final long[] EQUAL =
            LongStream.generate(() -> 1).limit(WeekTable.HOURS).toArray();

    private final WeekTable table;
    private final PeakSettings settings;
    private final boolean[] days;
    private final boolean[] hours;
    private final long[] occurrences;
    private final long open;
    private final List<Window> windows;
    private final List<Window> taken = new ArrayList<>();

    private PeakScan(WeekTable table, PeakSettings settings) {
        this.table = table;
        this.settings = settings;
        this.occurrences = table.occurrences();
        boolean[] anyDay = any(occurrences);
        boolean[] tradedDays = traded(table.weekdays(), occurrences);
        boolean[] tradedHours = traded(table.hours(), EQUAL);
        boolean few = count(tradedDays) * count(tradedHours) * TRADED_PART < count(anyDay) * WeekTable.HOURS;
        this.days = few ? anyDay : tradedDays;
        this.hours = few ? any(EQUAL) : tradedHours;
        this.open = size(days) * count(hours);
        this.windows = Stream.of(DayOfWeek.values())
                .filter(day -> days[day.getValue() - 1])
                .flatMap(this::windows)
                .toList();
    }

    private Stream<Window> windows(DayOfWeek day) {
        return IntStream.range(0, WeekTable.HOURS)
                .boxed()
                .flatMap(first -> IntStream.range(first, Math.min(first + settings.hoursMax(), WeekTable.HOURS))
                        .takeWhile(hour -> hours[hour])
                        .mapToObj(
                                last -> new Window(day, first, last, size(day, first, last), count(day, first, last))));
    }

    private static boolean[] traded(long[] counts, long[] sizes) {
        double least =
                TRADE_MIN * LongStream.of(counts).sum() / LongStream.of(sizes).sum();
        boolean[] traded = new boolean[counts.length];
        for (int i = 0; i < counts.length; i++) {
            traded[i] = sizes[i] > 0 && counts[i] > 0 && counts[i] >= least * sizes[i];
        }
        return traded;
    }

    private static boolean[] any(long[] sizes) {
        boolean[] any = new boolean[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            any[i] = sizes[i] > 0;
        }
        return any;
    }

    private long size(boolean[] days) {
        return IntStream.range(0, days.length)
                .filter(i -> days[i])
                .mapToLong(i -> occurrences[i])
                .sum();
    }

    private static int count(boolean[] flags) {
        return (int) IntStream.range(0, flags.length).filter(i -> flags[i]).count();
    }

    /** @param size hours that there were of it */
    private record Window(DayOfWeek day, int first, int last, long size, long count) {
        boolean overlaps(Window other) {
            return day == other.day && first <= other.last && other.first <= last;
        }
    }

    /** Strongest first. */
    public static List<Peak> peaks(WeekTable table, PeakSettings settings) {
        return new PeakScan(table, settings).peaks();
    }

    private List<Peak> peaks() {
        List<Peak> found = new ArrayList<>();
        while (found.size() < settings.peaksMax()) {
            Optional<Peak> next = strongest();
            if (next.isEmpty()) {
                break;
            }
            found.add(next.get());
        }
        return found;
    }

    private Optional<Peak> strongest() {
        long rest = table.total() - taken.stream().mapToLong(Window::count).sum();
        long cells = open - taken.stream().mapToLong(Window::size).sum();
        return windows.stream()
                .filter(window -> taken.stream().noneMatch(window::overlaps))
                .filter(window -> window.count() >= settings.liftMin() * table.total() * window.size() / open)
                .filter(window -> window.count() > 0)
                .max(Comparator.comparingDouble(window -> ratio(window, rest, cells)))
                .map(window -> peak(window, rest, cells))
                .filter(peak -> peak.pValue() <= settings.significance());
    }

    private Peak peak(Window window, long rest, long cells) {
        taken.add(window);
        double share = (double) window.size() / cells;
        double tail = Beta.regularizedBeta(share, (double) window.count(), rest - window.count() + 1.0);
        double corrected = Math.min(1, tail * windows.size());
        return new Peak(
                window.day(),
                window.first(),
                window.last(),
                window.count(),
                table.total(),
                (double) window.size() / open,
                corrected);
    }

    /** Logarithm of the likelihood ratio against an even spread. */
    private static double ratio(Window window, long rest, long cells) {
        double expected = (double) rest * window.size() / cells;
        double inside = window.count() * Math.log(window.count() / expected);
        long outside = rest - window.count();
        return outside == 0 ? inside : inside + outside * Math.log(outside / (rest - expected));
    }

    private long size(DayOfWeek day, int first, int last) {
        return occurrences[day.getValue() - 1] * (last - first + 1);
    }

    private long count(DayOfWeek day, int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToLong(hour -> table.count(day, hour))
                .sum();
    }
}
