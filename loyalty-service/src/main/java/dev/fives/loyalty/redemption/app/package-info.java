/** Asking for, holding, confirming and giving back points. */
@NullMarked
package dev.fives.loyalty.redemption.app;

import org.jspecify.annotations.NullMarked;
