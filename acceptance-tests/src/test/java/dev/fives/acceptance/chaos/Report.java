package dev.fives.acceptance.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What each run promised, and what was seen. */
final class Report {

    /**
     * A line.
     *
     * @param timed true for a figure that a busy machine may spoil; false for a promise that holds on any machine
     */
    record Figure(String run, String promise, String asked, String seen, boolean kept, boolean timed) {}

    static final String IN_THE_END = "all";

    private final List<Figure> figures = new ArrayList<>();

    /** A promise that nothing excuses. */
    void promise(String run, String promise, String asked, Object seen, boolean kept) {
        add(new Figure(run, promise, asked, String.valueOf(seen), kept, false));
    }

    /** At most so many seconds. */
    void seconds(String run, String promise, double atMost, double seen) {
        add(new Figure(run, promise, "<= %.1f s".formatted(atMost), "%.1f s".formatted(seen), seen <= atMost, true));
    }

    /** A share or another figure that time has a part in. */
    void figure(String run, String promise, String asked, Object seen, boolean kept) {
        add(new Figure(run, promise, asked, String.valueOf(seen), kept, true));
    }

    /** Nothing may be found; what was found is shown by its first. */
    void none(String run, String promise, List<String> found) {
        promise(run, promise, "0", found.size() + (found.isEmpty() ? "" : ": " + found.getFirst()), found.isEmpty());
    }

    void skipped(String run, String why) {
        add(new Figure(run, why, "-", "SKIPPED", true, true));
    }

    private void add(Figure figure) {
        figures.add(figure);
        System.out.println(line(figure));
    }

    /** What was not kept. */
    List<Figure> broken() {
        return figures.stream().filter(figure -> !figure.kept()).toList();
    }

    /** What was not kept of the checks after all runs, which hold on any machine. */
    List<Figure> brokenInTheEnd() {
        return broken().stream()
                .filter(figure -> figure.run().equals(IN_THE_END))
                .toList();
    }

    String table() {
        return figures.stream().map(Report::line).collect(Collectors.joining("\n"));
    }

    private static String line(Figure figure) {
        String verdict = figure.kept() ? "pass" : figure.timed() ? "SLOW" : "FAIL";
        return String.format(
                Locale.ROOT,
                "%-4s %-58s asked %-12s seen %-16s %s",
                figure.run(),
                figure.promise(),
                figure.asked(),
                figure.seen(),
                verdict);
    }
}
