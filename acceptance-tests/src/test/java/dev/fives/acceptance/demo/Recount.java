package dev.fives.acceptance.demo;

import static java.lang.String.format;
import static java.util.Locale.ROOT;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The lines of the report, counted from other places than the report counts them from: points from purchases and
 * remedies, bands, risk and segments from what they are defined by, satisfaction from each score, complaints from the
 * timelines.
 */
final class Recount {

    private static final List<String> SEGMENTS = List.of("at-risk", "high-value", "regulars", "sleeping");

    private final Listed listed;
    private final List<Standing> standings;

    Recount(Listed listed) {
        this.listed = listed;
        this.standings = listed.customers().stream()
                .map(customer -> new Standing(customer.path("id").stringValue(), listed))
                .toList();
    }

    /** What stands after each heading of the report. */
    Map<String, String> lines() {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("Customers", customers());
        lines.put("Purchases", purchases());
        lines.put("Points issued", points());
        lines.put("Frequency bands", counts(standings.stream().map(Standing::band)));
        lines.put(
                "Surveys",
                format(
                        ROOT,
                        "%,d sent, %,d answered",
                        listed.told("survey.invited").size(),
                        answered()));
        lines.put(
                "CSAT",
                format(
                        ROOT,
                        "%s %% from %,d answers",
                        new Scores(listed, "CSAT").share(4, 5),
                        new Scores(listed, "CSAT").count()));
        lines.put(
                "NPS",
                format(
                        ROOT,
                        "%+d from %,d answers",
                        new Scores(listed, "NPS").net(),
                        new Scores(listed, "NPS").count()));
        lines.put(
                "CES",
                format(
                        ROOT,
                        "%s of 7 from %,d answers",
                        new Scores(listed, "CES").mean(),
                        new Scores(listed, "CES").count()));
        lines.put(
                "Tickets",
                format(
                        ROOT,
                        "%,d, %,d of them from bad answers",
                        listed.tickets().size(),
                        badAnswers()));
        lines.put("Complaints", complaints());
        lines.put("Risk", counts(standings.stream().map(Standing::risk)));
        lines.put("Segments", segments());
        return lines;
    }

    private String customers() {
        long chinese = listed.customers().stream()
                .filter(customer -> customer.path("timeZone").stringValue().equals("Asia/Shanghai"))
                .count();
        return format(ROOT, "%,d, %,d of them Chinese", listed.customers().size(), chinese);
    }

    private String purchases() {
        BigDecimal worth = listed.told("purchase.recorded").stream()
                .map(entry -> new BigDecimal(entry.at("/facts/total").stringValue()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal back = listed.told("purchase.refunded").stream()
                .map(entry -> new BigDecimal(entry.at("/facts/refund").stringValue()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        long refunded = listed.told("purchase.refunded").stream()
                .map(entry -> entry.at("/about/purchaseId").stringValue())
                .distinct()
                .count();
        return format(
                ROOT,
                "%,d for %,.2f CNY, something of %,d given back",
                listed.told("purchase.recorded").size(),
                worth.subtract(back),
                refunded);
    }

    /** A point for each whole CNY of a purchase; what a refund leaves is worth as many as its whole CNY. */
    private String points() {
        long earned = sum(
                listed.purchases(),
                one -> whole(new BigDecimal(one.at("/total/amount").stringValue())));
        long left = sum(listed.purchases(), one -> whole(Standing.net(one)));
        long remedies =
                sum(listed.tickets(), one -> one.at("/complaint/remedy/value").asLong(0));
        long active = sum(listed.members(), one -> one.at("/points/active").longValue());
        return format(
                ROOT,
                "%,d, of these %,d to make good; %,d taken back, %,d with customers",
                earned + remedies,
                remedies,
                earned - left,
                active);
    }

    /** What all entries of all ledgers come to. */
    long ledger() {
        return sum(listed.ledger(), entry -> entry.path("delta").longValue());
    }

    private static long sum(Collection<JsonNode> items, java.util.function.ToLongFunction<JsonNode> number) {
        return items.stream().mapToLong(number).sum();
    }

    private static long whole(BigDecimal amount) {
        return amount.setScale(0, RoundingMode.FLOOR).longValueExact();
    }

    private long answered() {
        return listed.responses().size();
    }

    private long badAnswers() {
        return listed.responses().stream()
                .filter(answer -> answer.path("sentiment").stringValue().equals("NEGATIVE"))
                .count();
    }

    private String complaints() {
        Map<String, Instant> opened = times("ticket.created", "NEW");
        Map<String, Instant> closed = times("ticket.status-changed", "CLOSED");
        List<String> complaints = listed.told("complaint.received").stream()
                .map(Recount::ticket)
                .distinct()
                .toList();
        List<Duration> sorted = complaints.stream()
                .filter(closed::containsKey)
                .map(ticket -> Duration.between(opened.get(ticket), closed.get(ticket)))
                .sorted()
                .toList();
        return format(
                ROOT,
                "%,d, %,d of them still open; half are closed within %s, nine of ten within %s",
                complaints.size(),
                complaints.size() - sorted.size(),
                days(sorted, 5),
                days(sorted, 9));
    }

    /** When each ticket got there last; not those that left it again. */
    private Map<String, Instant> times(String type, String status) {
        Map<String, JsonNode> last = listed.told(type).stream()
                .collect(Collectors.toMap(Recount::ticket, Function.identity(), Recount::later));
        Map<String, Instant> times = new TreeMap<>();
        last.forEach((ticket, entry) -> {
            if (entry.at("/facts/to").stringValue().equals(status)) {
                times.put(ticket, Instant.parse(entry.path("at").stringValue()));
            }
        });
        return times;
    }

    private static JsonNode later(JsonNode one, JsonNode other) {
        Instant at = Instant.parse(one.path("at").stringValue());
        return at.isBefore(Instant.parse(other.path("at").stringValue())) ? other : one;
    }

    private static String ticket(JsonNode entry) {
        return entry.at("/about/ticketId").stringValue();
    }

    private static String days(List<Duration> sorted, int tenths) {
        Duration time = sorted.get(Math.ceilDiv(tenths * sorted.size(), 10) - 1);
        return format(ROOT, "%.1f days", time.toMinutes() / 1440.0);
    }

    private static String counts(Stream<String> levels) {
        return levels
                .collect(Collectors.groupingBy(level -> level, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(one -> format(ROOT, "%s %,d", one.getKey(), one.getValue()))
                .collect(Collectors.joining(", "));
    }

    private String segments() {
        List<String> all = standings.stream()
                .flatMap(standing -> standing.segments().stream())
                .toList();
        return SEGMENTS.stream()
                .map(code -> format(
                        ROOT, "%s %,d", code, all.stream().filter(code::equals).count()))
                .collect(Collectors.joining(", "));
    }
}
