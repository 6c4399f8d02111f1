@NullMarked
package dev.fives.customer.imports.mongo;

import org.jspecify.annotations.NullMarked;
