/** Token checks and the rules who may call what. */
@NullMarked
package dev.fives.kit.security;

import org.jspecify.annotations.NullMarked;
