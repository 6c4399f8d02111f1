@NullMarked
package dev.fives.loyalty.referral.model;

import org.jspecify.annotations.NullMarked;
