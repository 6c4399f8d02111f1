package dev.fives.local.demo;

import static java.util.Locale.ROOT;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The figures as a manager reads them. */
final class Report {

    private static final int HOURS_A_DAY = 24;

    private Report() {}

    static String of(Figures figures) {
        Figures.Sums sums = figures.sums();
        return String.join(
                "\n",
                row("Customers", String.format(ROOT, "%,d, %,d of them Chinese", sums.customers, sums.chinese)),
                row(
                        "Purchases",
                        String.format(
                                ROOT,
                                "%,d for %,.2f CNY, something of %,d given back",
                                sums.purchases,
                                sums.worth,
                                sums.refunded)),
                row(
                        "Points issued",
                        String.format(
                                ROOT,
                                "%,d, of these %,d to make good; %,d taken back, %,d with customers",
                                sums.pointsIssued,
                                sums.pointsOfRemedies,
                                sums.pointsTakenBack,
                                sums.pointsNow)),
                row("Frequency bands", counts(sums.bands)),
                row("Surveys", String.format(ROOT, "%,d sent, %,d answered", sums.invitations, sums.answers)),
                figures.satisfaction().stream().map(Report::satisfaction).collect(Collectors.joining("\n")),
                row(
                        "Tickets",
                        String.format(
                                ROOT,
                                "%,d, %,d of them from bad answers",
                                figures.tickets(),
                                figures.ticketsFromAnswers())),
                row(
                        "Complaints",
                        String.format(
                                ROOT,
                                "%,d, %,d of them still open; half are closed within %s, nine of ten within %s",
                                figures.complaints(),
                                figures.complaintsOpen(),
                                days(figures.complaintTimes(), 0.5),
                                days(figures.complaintTimes(), 0.9))),
                row("Risk", counts(sums.risks)),
                row("Segments", counts(figures.segments())));
    }

    private static String satisfaction(Figures.Satisfaction one) {
        String score = switch (one.metric()) {
            case "nps" -> one.score().startsWith("-") ? one.score() : "+" + one.score();
            case "csat" -> one.score() + " %";
            default -> one.score() + " of 7";
        };
        return row(one.metric().toUpperCase(ROOT), String.format(ROOT, "%s from %,d answers", score, one.count()));
    }

    private static String row(String what, String text) {
        return String.format(ROOT, "%-16s %s", what, text);
    }

    private static String counts(Map<String, ? extends Number> counts) {
        return counts.entrySet().stream()
                .map(one -> String.format(ROOT, "%s %,d", one.getKey(), one.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** The time within which so many of them were done. */
    private static String days(List<Duration> sorted, double share) {
        if (sorted.isEmpty()) {
            return "–";
        }
        Duration time = sorted.get((int) Math.ceil(share * sorted.size()) - 1);
        return String.format(ROOT, "%.1f days", time.toMinutes() / 60.0 / HOURS_A_DAY);
    }
}
