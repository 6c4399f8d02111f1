/** Auto-configuration: the beans that every application gets. */
@NullMarked
package dev.fives.kit.config;

import org.jspecify.annotations.NullMarked;
