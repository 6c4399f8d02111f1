/** When something of an account is due, in this service's database. */
@NullMarked
package dev.fives.loyalty.account.mongo;

import org.jspecify.annotations.NullMarked;
