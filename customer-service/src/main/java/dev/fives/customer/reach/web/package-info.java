/** Permits for services that write, and the link by which customers take a consent back. */
@NullMarked
package dev.fives.customer.reach.web;

import org.jspecify.annotations.NullMarked;
