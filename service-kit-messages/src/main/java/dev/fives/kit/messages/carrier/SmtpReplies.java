package dev.fives.kit.messages.carrier;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * What a server's refusal means. Only an address that it does not know is the address's fault: a relay that is set up
 * wrongly refuses every recipient, and must not cost all customers their addresses. And a sender that is refused is our
 * fault, which somebody may mend while the messages wait.
 */
final class SmtpReplies {
    /** RFC 5321: mailbox unavailable, user not local, mailbox name not allowed. */
    private static final Set<Integer> OF_THE_MAILBOX = Set.of(550, 551, 553);

    private static final String LOST = "CONNECTION_LOST";
    private static final int PERMANENT = 500;
    private static final int TRANSIENT = 400;
    /** RFC 3463: 5.1.x is the address, 5.2.1 a mailbox that takes nothing; 5.7.x is a rule, of the server or of us. */
    private static final Pattern ENHANCED = Pattern.compile("^\\d{3}[ -](5\\.\\d{1,3}\\.\\d{1,3})");

    private SmtpReplies() {}

    /** @param wasGivenOut whether the whole text had gone when the connection failed */
    static Handover outcome(Exception fault, boolean wasGivenOut) {
        if (fault instanceof AddressException) {
            return new Handover.NoSuchAddress("ADDRESS_NOT_ONE");
        }
        SMTPAddressFailedException recipient = find(fault, SMTPAddressFailedException.class);
        if (recipient != null) {
            return ofRecipient(recipient.getReturnCode(), String.valueOf(recipient.getMessage()));
        }
        SMTPSenderFailedException sender = find(fault, SMTPSenderFailedException.class);
        if (sender != null) {
            return new Handover.Later(sender.getReturnCode() < TRANSIENT ? LOST : "SMTP_" + sender.getReturnCode());
        }
        int code = code(fault);
        if (code >= PERMANENT) {
            return new Handover.Refused("SMTP_" + code);
        }
        if (code >= TRANSIENT) {
            return new Handover.Later("SMTP_" + code);
        }
        return wasGivenOut ? new Handover.Unknown() : new Handover.Later(LOST);
    }

    private static Handover ofRecipient(int code, String reply) {
        String reason = "SMTP_" + code;
        if (code < TRANSIENT) {
            return new Handover.Later(LOST);
        }
        if (code < PERMANENT) {
            return new Handover.Later(reason);
        }
        return isOfTheMailbox(code, reply) ? new Handover.NoSuchAddress(reason) : new Handover.Refused(reason);
    }

    private static boolean isOfTheMailbox(int code, String reply) {
        Matcher enhanced = ENHANCED.matcher(reply);
        return enhanced.find()
                ? enhanced.group(1).startsWith("5.1.") || enhanced.group(1).equals("5.2.1")
                : OF_THE_MAILBOX.contains(code);
    }

    /** 0 where no answer came. */
    private static int code(Exception fault) {
        SMTPSendFailedException send = find(fault, SMTPSendFailedException.class);
        return send == null ? 0 : send.getReturnCode();
    }

    private static <T extends Exception> @Nullable T find(@Nullable Exception fault, Class<T> type) {
        Exception each = fault;
        while (each != null && !type.isInstance(each)) {
            each = each instanceof MessagingException chained ? chained.getNextException() : null;
        }
        return type.isInstance(each) ? type.cast(each) : null;
    }
}
