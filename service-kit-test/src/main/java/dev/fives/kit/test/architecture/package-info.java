/** The architecture rules that every service of Fives obeys, as plain ArchUnit checks. */
@NullMarked
package dev.fives.kit.test.architecture;

import org.jspecify.annotations.NullMarked;
