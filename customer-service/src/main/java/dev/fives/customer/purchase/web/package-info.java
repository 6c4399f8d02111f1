/** Purchases and refunds over HTTP. */
@NullMarked
package dev.fives.customer.purchase.web;

import org.jspecify.annotations.NullMarked;
