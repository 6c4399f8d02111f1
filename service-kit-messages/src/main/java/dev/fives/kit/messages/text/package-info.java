/** Templates in Chinese and English, filled in when a message is sent. */
@NullMarked
package dev.fives.kit.messages.text;

import org.jspecify.annotations.NullMarked;
