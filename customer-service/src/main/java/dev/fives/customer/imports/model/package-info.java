/** What a file means: rows, invoices, cancellations and the job that reads them. */
@NullMarked
package dev.fives.customer.imports.model;

import org.jspecify.annotations.NullMarked;
