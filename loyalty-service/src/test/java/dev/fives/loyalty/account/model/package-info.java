@NullMarked
package dev.fives.loyalty.account.model;

import org.jspecify.annotations.NullMarked;
