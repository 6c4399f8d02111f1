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
import java.util.stream.Stream;
import org.hipparchus.special.Beta;

/**
 * Finds the hours in which more is bought than chance explains: a scan statistic (M. Kulldorff, A spatial scan statistic,
 * 1997) over all windows of hours within a day. The window of the highest likelihood ratio is a peak if its binomial tail
 * is significant after Bonferroni's correction for all windows looked at; then it is taken out, and the rest is scanned
 * for the next, so that a strong peak neither hides nor makes others.
 */
public final class PeakScan {

    private static final int CELLS = WeekTable.DAYS * WeekTable.HOURS;

    private final WeekTable table;
    private final PeakSettings settings;
    private final List<Window> windows;
    private final List<Window> taken = new ArrayList<>();

    private PeakScan(WeekTable table, PeakSettings settings) {
        this.table = table;
        this.settings = settings;
        this.windows = Stream.of(DayOfWeek.values())
                .flatMap(day -> IntStream.range(0, WeekTable.HOURS)
                        .boxed()
                        .flatMap(first -> IntStream.range(first, Math.min(first + settings.hoursMax(), WeekTable.HOURS))
                                .mapToObj(last -> new Window(day, first, last, count(day, first, last)))))
                .toList();
    }

    private record Window(DayOfWeek day, int first, int last, long count) {
        int length() {
            return last - first + 1;
        }

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
        int cells = CELLS - taken.stream().mapToInt(Window::length).sum();
        return windows.stream()
                .filter(window -> taken.stream().noneMatch(window::overlaps))
                .filter(window -> window.count() >= settings.liftMin() * table.total() * window.length() / CELLS)
                .filter(window -> window.count() > 0)
                .max(Comparator.comparingDouble(window -> ratio(window, rest, cells)))
                .map(window -> peak(window, rest, cells))
                .filter(peak -> peak.pValue() <= settings.significance());
    }

    private Peak peak(Window window, long rest, int cells) {
        taken.add(window);
        double share = (double) window.length() / cells;
        double tail = Beta.regularizedBeta(share, (double) window.count(), rest - window.count() + 1.0);
        double corrected = Math.min(1, tail * windows.size());
        return new Peak(window.day(), window.first(), window.last(), window.count(), table.total(), share, corrected);
    }

    /** Logarithm of the likelihood ratio against an even spread. */
    private static double ratio(Window window, long rest, int cells) {
        double expected = (double) rest * window.length() / cells;
        double inside = window.count() * Math.log(window.count() / expected);
        long outside = rest - window.count();
        return outside == 0 ? inside : inside + outside * Math.log(outside / (rest - expected));
    }

    private long count(DayOfWeek day, int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToLong(hour -> table.count(day, hour))
                .sum();
    }
}
