/** Members of the programme: enrolment. */
@NullMarked
package dev.fives.loyalty.member;

import org.jspecify.annotations.NullMarked;
