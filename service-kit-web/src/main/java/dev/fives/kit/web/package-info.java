/** What happens around every request: context, access log, body limits, and the problem answer where it fails. */
@NullMarked
package dev.fives.kit.web;

import org.jspecify.annotations.NullMarked;
