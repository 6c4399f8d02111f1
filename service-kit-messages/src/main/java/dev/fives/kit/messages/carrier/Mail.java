package dev.fives.kit.messages.carrier;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A letter as a mail. Its Message-ID is that of the message, the same at each try, so that whoever gets it twice can
 * know it. It notes when all of it was given out: from then on the server may have taken it.
 */
final class Mail extends MimeMessage {
    private static final String CHARSET = UTF_8.name();

    private final String messageId;
    private boolean givenOut;

    Mail(Session session, InternetAddress sender, Letter letter) throws MessagingException {
        super(session);
        this.messageId = "<" + letter.messageId() + host(sender) + ">";
        setFrom(sender);
        setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to(), true));
        setSubject(letter.text().subject(), CHARSET);
        setHeader("Content-Language", letter.text().language());
        setHeader("Auto-Submitted", "auto-generated");
        unsubscribe(letter);
        setContent(both(letter));
        saveChanges();
    }

    boolean isGivenOut() {
        return givenOut;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
        super.writeTo(out, ignored);
        givenOut = true;
    }

    /** RFC 8058: the reader's program may do it with one POST. */
    private void unsubscribe(Letter letter) throws MessagingException {
        if (letter.unsubscribeUrl() != null) {
            setHeader("List-Unsubscribe", "<" + letter.unsubscribeUrl() + ">");
            setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
    }

    private static MimeMultipart both(Letter letter) throws MessagingException {
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(letter.text().plain(), CHARSET);
        MimeBodyPart html = new MimeBodyPart();
        html.setText(letter.text().html(), CHARSET, "html");
        return new MimeMultipart("alternative", plain, html);
    }

    private static String host(InternetAddress sender) {
        String address = sender.getAddress();
        return address.substring(address.lastIndexOf('@'));
    }
}
