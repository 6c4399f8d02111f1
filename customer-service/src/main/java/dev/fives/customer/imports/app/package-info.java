/** Uploading a file and running its job. */
@NullMarked
package dev.fives.customer.imports.app;

import org.jspecify.annotations.NullMarked;
