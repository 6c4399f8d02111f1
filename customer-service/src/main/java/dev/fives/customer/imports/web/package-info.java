@NullMarked
package dev.fives.customer.imports.web;

import org.jspecify.annotations.NullMarked;
