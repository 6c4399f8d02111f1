package dev.fives.customer.purchase.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * Money given back.
 *
 * @param lines the pieces that came back, with the price they were bought at; empty where only an amount is known
 * @param request what was asked for, in one form: it tells a repetition from another refund under the same reference
 * @param version the purchase's version after it
 * @param netAfter what was left of the total after it
 */
public record Refund(
        String externalRef,
        BigDecimal amount,
        List<PurchaseLine> lines,
        String request,
        Instant at,
        long version,
        BigDecimal netAfter) {
    public Refund {
        lines = List.copyOf(lines);
    }
}
