package dev.fives.customer.purchase.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A purchase with everything that was given back of it; checked by {@link PurchaseRules}.
 *
 * @param version 1 as recorded, one more with each refund
 * @param system the system that sold it
 * @param externalRef its number there; once per system
 * @param orderedAt business time, in milliseconds
 * @param currency ISO 4217 code of every amount
 * @param total gross, as recorded
 * @param history an imported past: it earns points and raises no invitation
 */
public record Purchase(
        String id,
        long version,
        String customerId,
        String system,
        String externalRef,
        Instant orderedAt,
        PurchaseStatus status,
        @Nullable String channel,
        @Nullable String storeId,
        String currency,
        List<PurchaseLine> lines,
        List<Adjustment> adjustments,
        BigDecimal total,
        List<Refund> refunds,
        boolean history) {
    public Purchase {
        lines = List.copyOf(lines);
        adjustments = List.copyOf(adjustments);
        refunds = List.copyOf(refunds);
    }

    public BigDecimal refunded() {
        return refunds.stream().map(Refund::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What is left of the total. */
    public BigDecimal net() {
        return total.subtract(refunded());
    }

    /** What is left of the lines: returned pieces taken off, lines without pieces gone. */
    public List<PurchaseLine> netLines() {
        return linesAfter(refunds);
    }

    /** What would be left of the lines if the refund of this reference had not been. */
    public List<PurchaseLine> netLinesWithout(Collection<String> refundRefs) {
        return linesAfter(refunds.stream()
                .filter(refund -> !refundRefs.contains(refund.externalRef()))
                .toList());
    }

    private List<PurchaseLine> linesAfter(List<Refund> some) {
        List<PurchaseLine> left = new ArrayList<>(lines);
        for (Refund refund : some) {
            refund.lines().forEach(returned -> takeOff(left, returned));
        }
        return List.copyOf(left);
    }

    public Optional<Refund> refund(String ref) {
        return refunds.stream()
                .filter(refund -> refund.externalRef().equals(ref))
                .findFirst();
    }

    /** Whether the other one tells of the same order; refunds since then do not matter. */
    public boolean isSameOrderAs(Purchase other) {
        return asRecorded().equals(other.asRecorded());
    }

    Purchase with(Refund refund) {
        List<Refund> more = new ArrayList<>(refunds);
        more.add(refund);
        return copy(refund.version(), more, history);
    }

    private Purchase asRecorded() {
        return copy(1, List.of(), false);
    }

    private Purchase copy(long newVersion, List<Refund> newRefunds, boolean newHistory) {
        return new Purchase(
                id,
                newVersion,
                customerId,
                system,
                externalRef,
                orderedAt,
                status,
                channel,
                storeId,
                currency,
                lines,
                adjustments,
                total,
                newRefunds,
                newHistory);
    }

    private static void takeOff(List<PurchaseLine> left, PurchaseLine returned) {
        long pieces = returned.quantity();
        for (int i = 0; i < left.size() && pieces > 0; ) {
            PurchaseLine line = left.get(i);
            boolean same = line.sku().equals(returned.sku()) && line.unitPrice().compareTo(returned.unitPrice()) == 0;
            long taken = same ? Math.min(pieces, line.quantity()) : 0;
            pieces -= taken;
            if (taken > 0 && taken == line.quantity()) {
                left.remove(i);
            } else {
                left.set(i, taken == 0 ? line : line.withQuantity(line.quantity() - taken));
                i++;
            }
        }
    }
}
