package dev.fives.loyalty.referral.model;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All that a friend ever bought, as the ledger has it: whatever came in which order, it adds up to the same. */
public record Bought(List<BoughtChange> changes) {
    public Bought {
        changes = List.copyOf(changes);
    }

    /** A purchase that reached what a referral asks for. */
    public record Qualified(String purchaseId, Instant at) {}

    boolean anyBefore(Instant at) {
        return changes.stream().anyMatch(change -> change.orderedAt().isBefore(at));
    }

    /** The first by its order, of those not before; empty where none reaches it. */
    Optional<Qualified> first(ReferralTerms terms, Instant notBefore) {
        return changes.stream()
                .filter(change -> !change.orderedAt().isBefore(notBefore))
                .filter(change -> change.currency().equals(terms.currency()))
                .collect(groupingBy(change -> new Qualified(change.purchaseId(), change.orderedAt())))
                .entrySet()
                .stream()
                .filter(purchase -> reaches(purchase.getValue(), terms))
                .map(purchase -> purchase.getKey())
                .min(comparing(Qualified::at).thenComparing(Qualified::purchaseId));
    }

    /** Whether what of it was given back in time left enough. */
    boolean keeps(Qualified purchase, ReferralTerms terms) {
        return reaches(
                changes.stream()
                        .filter(change -> change.purchaseId().equals(purchase.purchaseId()))
                        .toList(),
                terms);
    }

    private static boolean reaches(List<BoughtChange> versions, ReferralTerms terms) {
        BigDecimal kept = versions.stream()
                .filter(change -> !change.at().isAfter(change.orderedAt().plus(terms.reversalWindow())))
                .map(BoughtChange::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return kept.compareTo(terms.threshold()) >= 0;
    }
}
