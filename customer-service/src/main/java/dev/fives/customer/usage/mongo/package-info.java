/** Usage in the store. */
@NullMarked
package dev.fives.customer.usage.mongo;

import org.jspecify.annotations.NullMarked;
