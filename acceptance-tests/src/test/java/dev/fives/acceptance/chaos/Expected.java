package dev.fives.acceptance.chaos;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the acknowledged commands must have led to, kept apart from the code under test. */
final class Expected {

    private final Map<String, Purchase> purchases = new HashMap<>();
    private final Map<String, List<String>> purchasesOf = new HashMap<>();
    private final Map<String, Long> customers = new HashMap<>();
    private final Map<String, Long> tickets = new HashMap<>();
    private final Map<String, Long> feedback = new HashMap<>();

    /** @param refunds how many were acknowledged */
    record Purchase(String id, String customerId, BigDecimal net, int refunds) {
        long points() {
            return net.setScale(0, RoundingMode.FLOOR).longValueExact();
        }
    }

    /** A refund comes after its purchase: nobody knew the purchase before. */
    void add(Acknowledged command) {
        switch (command) {
            case Acknowledged.Customer it -> customers.merge(it.id(), it.version(), Math::max);
            case Acknowledged.Purchase it -> {
                purchases.put(it.id(), new Purchase(it.id(), it.customerId(), it.total(), 0));
                purchasesOf
                        .computeIfAbsent(it.customerId(), _ -> new ArrayList<>())
                        .add(it.id());
            }
            case Acknowledged.Refund it ->
                purchases.computeIfPresent(
                        it.purchaseId(),
                        (id, bought) -> new Purchase(
                                id, bought.customerId(), bought.net().subtract(it.amount()), bought.refunds() + 1));
            case Acknowledged.Ticket it -> tickets.merge(it.id(), it.version(), Math::max);
            case Acknowledged.Feedback it -> feedback.merge(it.id(), it.version(), Math::max);
        }
    }

    Collection<Purchase> purchases() {
        return purchases.values();
    }

    /** Versions by id. */
    Map<String, Long> customers() {
        return customers;
    }

    /** Versions by id. */
    Map<String, Long> tickets() {
        return tickets;
    }

    /** Versions by id. */
    Map<String, Long> feedback() {
        return feedback;
    }

    List<Purchase> purchasesOf(String customerId) {
        return purchasesOf.getOrDefault(customerId, List.of()).stream()
                .map(purchases::get)
                .toList();
    }

    /** Of every purchase one entry, and one more for each refund. */
    int entriesOf(String customerId) {
        return purchasesOf(customerId).stream()
                .mapToInt(purchase -> 1 + purchase.refunds())
                .sum();
    }

    long pointsOf(String customerId) {
        return purchasesOf(customerId).stream().mapToLong(Purchase::points).sum();
    }

    BigDecimal netOf(String customerId) {
        return purchasesOf(customerId).stream().map(Purchase::net).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
