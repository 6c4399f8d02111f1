package dev.fives.customer.imports.app;

import dev.fives.customer.imports.model.CancellationMatcher.BoughtLine;
import dev.fives.customer.purchase.model.Purchase;
import dev.fives.customer.purchase.model.PurchaseLine;
import dev.fives.customer.purchase.model.Refund;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The lines of a purchase as cancellations that may have been imported before find them. */
final class BoughtLines {

    private final List<PurchaseLine> lines;
    private final int[] left;
    private final List<Map<String, Integer>> takenBy;

    private BoughtLines(List<PurchaseLine> lines) {
        this.lines = lines;
        this.left = lines.stream()
                .mapToInt(line -> Math.toIntExact(line.quantity()))
                .toArray();
        this.takenBy =
                lines.stream().<Map<String, Integer>>map(_ -> new HashMap<>()).toList();
    }

    static List<BoughtLine> of(Purchase purchase, Collection<String> cancellationRefs) {
        BoughtLines lines = new BoughtLines(purchase.netLinesWithout(cancellationRefs));
        purchase.refunds().stream()
                .filter(refund -> cancellationRefs.contains(refund.externalRef()))
                .forEach(lines::take);
        return lines.of(purchase);
    }

    private void take(Refund refund) {
        refund.lines().forEach(returned -> take(refund.externalRef(), returned));
    }

    private void take(String reference, PurchaseLine returned) {
        int pieces = Math.toIntExact(returned.quantity());
        for (int i = 0; i < left.length && pieces > 0; i++) {
            PurchaseLine line = lines.get(i);
            boolean same = line.sku().equals(returned.sku()) && line.unitPrice().compareTo(returned.unitPrice()) == 0;
            int taken = same ? Math.min(pieces, left[i]) : 0;
            left[i] -= taken;
            pieces -= taken;
            if (taken > 0) {
                takenBy.get(i).merge(reference, taken, Integer::sum);
            }
        }
    }

    private List<BoughtLine> of(Purchase purchase) {
        return IntStream.range(0, lines.size())
                .mapToObj(i -> line(purchase, lines.get(i), takenBy.get(i)))
                .toList();
    }

    private static BoughtLine line(Purchase purchase, PurchaseLine line, Map<String, Integer> takenBy) {
        return new BoughtLine(
                purchase.id(),
                purchase.orderedAt(),
                line.sku(),
                line.unitPrice(),
                Math.toIntExact(line.quantity()),
                takenBy);
    }
}
