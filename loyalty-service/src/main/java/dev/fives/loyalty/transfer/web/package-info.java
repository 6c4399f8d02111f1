/** Transfers over HTTP. */
@NullMarked
package dev.fives.loyalty.transfer.web;

import org.jspecify.annotations.NullMarked;
