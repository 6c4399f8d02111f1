package dev.fives.customer.imports.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds what a cancellation takes back: lines of the same article at the same price that the same customer bought
 * before. First what it took when it was imported before, so that a repeat finds the same although more is known now;
 * then the latest purchase first. A row that finds too little takes what there is, and is reported.
 */
public final class CancellationMatcher {

    private final List<Bought> bought;

    /** @param lines everything that the customer bought and has not given back otherwise */
    public CancellationMatcher(List<BoughtLine> lines) {
        this.bought = lines.stream()
                .map(Bought::new)
                .sorted(Comparator.comparing((Bought line) -> line.line.orderedAt())
                        .reversed())
                .toList();
    }

    /** @return the refunds by purchase, and the rows that found no or too little to cancel */
    public Match match(Invoice cancellation) {
        Map<String, List<RefundLine>> refunds = new LinkedHashMap<>();
        List<Rejection> unmatched = new ArrayList<>();
        for (PurchaseRow row : cancellation.rows()) {
            int left = take(cancellation.externalRef(), row, refunds);
            if (left > 0) {
                unmatched.add(new Rejection(row.key(), reason(row, left)));
            }
        }
        return new Match(refunds, unmatched);
    }

    private int take(String reference, PurchaseRow row, Map<String, List<RefundLine>> refunds) {
        int left = -row.quantity();
        for (Bought candidate : bought) {
            left -= noted(candidate, row, candidate.takeAgain(reference, row, left), refunds);
        }
        for (Bought candidate : bought) {
            left -= noted(candidate, row, candidate.take(row, left), refunds);
        }
        return left;
    }

    private static int noted(Bought from, PurchaseRow row, int taken, Map<String, List<RefundLine>> refunds) {
        if (taken > 0) {
            refunds.computeIfAbsent(from.line.purchaseId(), id -> new ArrayList<>())
                    .add(new RefundLine(row.sku(), row.unitPrice(), taken));
        }
        return taken;
    }

    private static String reason(PurchaseRow row, int left) {
        return "cancels %d × %s (expected: bought before by this customer at this price; not found: %d)"
                .formatted(-row.quantity(), row.sku(), left);
    }

    /**
     * One line of a purchase.
     *
     * @param quantity that can still be given back, or was given back by the cancellations in question
     * @param takenBy how much of it each of these has given back already, by its reference
     */
    public record BoughtLine(
            String purchaseId,
            Instant orderedAt,
            String sku,
            BigDecimal unitPrice,
            int quantity,
            Map<String, Integer> takenBy) {
        public BoughtLine {
            takenBy = Map.copyOf(takenBy);
        }
    }

    /** A quantity of one article that one purchase gets back. */
    public record RefundLine(String sku, BigDecimal unitPrice, int quantity) {
        public BigDecimal amount() {
            return unitPrice.multiply(BigDecimal.valueOf(quantity));
        }
    }

    /** @param refunds lines by purchase id */
    public record Match(Map<String, List<RefundLine>> refunds, List<Rejection> unmatched) {}

    /** A line that shrinks as it is taken back. */
    private static final class Bought {
        private final BoughtLine line;
        private final Map<String, Integer> taken;
        /** What no cancellation has taken. */
        private int left;

        Bought(BoughtLine line) {
            this.line = line;
            this.taken = new HashMap<>(line.takenBy());
            this.left = line.quantity()
                    - taken.values().stream().mapToInt(Integer::intValue).sum();
        }

        int takeAgain(String reference, PurchaseRow row, int wanted) {
            int before = taken.getOrDefault(reference, 0);
            int again = fits(row) ? Math.min(before, wanted) : 0;
            taken.put(reference, before - again);
            return again;
        }

        int take(PurchaseRow row, int wanted) {
            int more = fits(row) ? Math.min(left, wanted) : 0;
            left -= more;
            return more;
        }

        private boolean fits(PurchaseRow row) {
            return line.sku().equals(row.sku())
                    && line.unitPrice().compareTo(row.unitPrice()) == 0
                    && !line.orderedAt().isAfter(row.orderedAt());
        }
    }
}
