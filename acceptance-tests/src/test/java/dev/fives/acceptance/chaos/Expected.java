package dev.fives.acceptance.chaos;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the acknowledged commands must have led to, kept apart from the code under test. */
final class Expected {

    private final Map<String, Purchase> purchases = new ConcurrentHashMap<>();
    private final Map<String, Long> customerVersions = new ConcurrentHashMap<>();

    /** @param refunds how many were acknowledged */
    record Purchase(String id, String customerId, BigDecimal net, int refunds) {
        long points() {
            return net.setScale(0, RoundingMode.FLOOR).longValueExact();
        }
    }

    void customer(String id, long version) {
        customerVersions.merge(id, version, Math::max);
    }

    void purchase(String id, String customerId, BigDecimal total) {
        purchases.put(id, new Purchase(id, customerId, total, 0));
    }

    void refund(String purchaseId, BigDecimal amount) {
        purchases.computeIfPresent(
                purchaseId,
                (id, purchase) -> new Purchase(
                        id, purchase.customerId(), purchase.net().subtract(amount), purchase.refunds() + 1));
    }

    Collection<Purchase> purchases() {
        return purchases.values();
    }

    Map<String, Long> customerVersions() {
        return customerVersions;
    }

    Collection<Purchase> purchasesOf(String customerId) {
        return purchases.values().stream()
                .filter(purchase -> purchase.customerId().equals(customerId))
                .toList();
    }

    long pointsOf(String customerId) {
        return purchasesOf(customerId).stream().mapToLong(Purchase::points).sum();
    }

    BigDecimal netOf(String customerId) {
        return purchasesOf(customerId).stream().map(Purchase::net).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
