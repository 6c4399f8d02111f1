package dev.fives.local.demo;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One purchase that somebody will make.
 *
 * @param refundAt when a line is given back; null for never
 */
record Shopping(
        String reference,
        Instant at,
        String channel,
        List<Line> lines,
        @org.jspecify.annotations.Nullable Instant refundAt) {

    /** So long after it the customer is asked. */
    static final Duration ASKED_AFTER = Duration.ofDays(3);

    private static final List<String> CHANNELS = List.of("WEB", "APP", "STORE");
    private static final List<Line> SHELF = List.of(
            new Line("TEA-1", "tea", 1, new BigDecimal("89.50")),
            new Line("TEA-2", "tea", 1, new BigDecimal("168.00")),
            new Line("TEA-3", "tea", 1, new BigDecimal("39.90")),
            new Line("COFFEE-1", "coffee", 1, new BigDecimal("75.00")),
            new Line("COFFEE-2", "coffee", 1, new BigDecimal("118.80")),
            new Line("CUP-1", "porcelain", 1, new BigDecimal("49.00")),
            new Line("CUP-2", "porcelain", 1, new BigDecimal("129.00")),
            new Line("POT-1", "porcelain", 1, new BigDecimal("399.00")),
            new Line("SWEET-1", "sweets", 1, new BigDecimal("28.60")),
            new Line("SWEET-2", "sweets", 1, new BigDecimal("56.00")),
            new Line("GIFT-1", "gifts", 1, new BigDecimal("288.00")));
    /** The shop is open from eight to six in Shanghai. */
    private static final Duration OPEN = Duration.ofHours(10);

    record Line(String sku, String category, int quantity, BigDecimal unitPrice) {
        BigDecimal total() {
            return unitPrice.multiply(BigDecimal.valueOf(quantity));
        }
    }

    /** Everything that somebody will buy in so many days from the beginning on. */
    static List<Shopping> of(Person person, long seed, Instant begin, int days) {
        Chance chance = Chance.of(seed, "shopping " + person.number());
        List<Shopping> all = new ArrayList<>();
        int end = Math.min(person.untilDay(), days);
        for (int day = person.fromDay(); day < end; day += chance.between(1, 2 * person.everyDays() - 1)) {
            Instant at = begin.plus(Duration.ofDays(day))
                    .plus(Duration.ofMinutes(chance.between(1, (int) OPEN.toMinutes() - 1)));
            Instant refundAt = chance.percent(5) ? at.plus(Duration.ofHours(chance.between(24, 240))) : null;
            all.add(new Shopping(
                    Person.system(seed) + "-" + person.number() + "-" + (all.size() + 1),
                    at,
                    chance.one(CHANNELS),
                    lines(chance),
                    refundAt));
        }
        return all;
    }

    private static List<Line> lines(Chance chance) {
        List<Line> lines = new ArrayList<>();
        int count = chance.between(1, 3);
        int first = chance.between(0, SHELF.size() - 1);
        for (int i = 0; i < count; i++) {
            Line one = SHELF.get((first + 4 * i) % SHELF.size());
            lines.add(new Line(one.sku(), one.category(), chance.weighted(70, 20, 10) + 1, one.unitPrice()));
        }
        return lines;
    }

    /**
     * At closing time the orders of the day are entered, an hour at which nobody does anything else: what customers are
     * asked depends on what happened before, and must not depend on who was quicker.
     */
    Instant enteredAt() {
        return at.truncatedTo(ChronoUnit.DAYS).plus(OPEN);
    }

    Instant asksAt() {
        return enteredAt().plus(ASKED_AFTER);
    }

    BigDecimal total() {
        return lines.stream().map(Line::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    Map<String, Object> asPurchase() {
        return Map.of(
                "externalRef",
                reference,
                "orderedAt",
                at.toString(),
                "status",
                "COMPLETED",
                "channel",
                channel,
                "lines",
                lines.stream().map(Shopping::asLine).toList(),
                "total",
                money(total()));
    }

    /** The first line, whole. */
    Map<String, Object> asRefund() {
        return Map.of(
                "externalRef",
                reference + "-back",
                "amount",
                money(lines.getFirst().total()));
    }

    private static Map<String, Object> asLine(Line line) {
        return Map.of(
                "sku", line.sku(),
                "category", line.category(),
                "quantity", line.quantity(),
                "unitPrice", line.unitPrice().toPlainString());
    }

    private static Map<String, Object> money(BigDecimal amount) {
        return Map.of("amount", amount.toPlainString(), "currency", "CNY");
    }
}
