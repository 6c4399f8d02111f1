/** The plan and the benefits as the API shows them. */
@NullMarked
package dev.fives.loyalty.tier.web;

import org.jspecify.annotations.NullMarked;
