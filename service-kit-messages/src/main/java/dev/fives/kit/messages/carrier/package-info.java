/** What takes a message to its channel: a mail server, or a log where there is none. */
@NullMarked
package dev.fives.kit.messages.carrier;

import org.jspecify.annotations.NullMarked;
