/** The account over HTTP. */
@NullMarked
package dev.fives.loyalty.account.web;

import org.jspecify.annotations.NullMarked;
