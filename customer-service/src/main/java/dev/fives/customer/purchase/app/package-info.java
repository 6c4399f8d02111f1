/**
 * What can be done with purchases. Starting points: {@code RecordPurchase}, {@code RecordPurchases} for bulk, {@code
 * RefundPurchase}, {@code Purchases} for reading.
 */
@NullMarked
package dev.fives.customer.purchase.app;

import org.jspecify.annotations.NullMarked;
