/** Reports over HTTP, in numbers and in pictures. */
@NullMarked
package dev.fives.loyalty.report.web;

import org.jspecify.annotations.NullMarked;
