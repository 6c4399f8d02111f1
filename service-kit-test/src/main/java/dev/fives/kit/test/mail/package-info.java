/** Mails in tests: a real server, and who says where they go. Starting point: {@code MailStage}. */
@NullMarked
package dev.fives.kit.test.mail;

import org.jspecify.annotations.NullMarked;
