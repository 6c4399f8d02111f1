package dev.fives.customer.purchase.model;

import java.time.Duration;

/**
 * How much one purchase may hold.
 *
 * @param quantity of one line, in pieces
 * @param decimals of an amount; more than the currency's own, for fuel and screws
 * @param integerDigits of an amount before the decimal point
 * @param codeLength of a reference, a SKU, a category and the like, in characters
 * @param textLength of a description, in characters
 * @param ahead how far in the future an order may be dated: clocks differ
 */
public record PurchaseLimits(
        int lines,
        int adjustments,
        int refunds,
        long quantity,
        int decimals,
        int integerDigits,
        int codeLength,
        int textLength,
        Duration ahead) {}
