package dev.fives.kit.test.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.fives.local.port.FreePorts;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;

/** A real mail server in this JVM and somebody who says which customer reads where; ends with the JVM. */
public final class MailStage {
    private static final String LOOPBACK = "127.0.0.1";
    private static final long STARTED_MILLIS = 60_000;

    private final FakeCustomers customers = new FakeCustomers();
    /** Still free when the server is back at it. */
    private final int port = FreePorts.one();

    private GreenMail server = started();

    private MailStage() {}

    private GreenMail started() {
        ServerSetup place = new ServerSetup(port, LOOPBACK, ServerSetup.PROTOCOL_SMTP);
        place.setServerStartupTimeout(STARTED_MILLIS);
        GreenMail started = new GreenMail(place);
        started.start();
        return started;
    }

    /** Of its own. */
    public static MailStage start() {
        return new MailStage();
    }

    public FakeCustomers customers() {
        return customers;
    }

    /** Where the server listens. */
    public int port() {
        return port;
    }

    /** What makes a service write its mails here. */
    public List<String> settings() {
        return List.of(
                "fives.messages.customers.url=" + customers.url(),
                "fives.messages.customers.key=" + FakeCustomers.KEY,
                "fives.messages.smtp.host=" + LOOPBACK,
                "fives.messages.smtp.port=" + port,
                "fives.messages.smtp.tls=NONE",
                "fives.messages.smtp.from=Fives <shop@fives.example>",
                "fives.messages.retry.first-back-off=50ms",
                "fives.messages.retry.max-back-off=500ms",
                "fives.messages.breaker.open-for=200ms",
                "fives.messages.language=en");
    }

    /** The server goes away. */
    public void close() {
        server.stop();
    }

    /** It is back at its place; what it had it has no more. */
    public void reopen() {
        server = started();
    }

    /** Whatever has arrived for the customer. */
    public List<MimeMessage> arrived(String customerId) {
        return arrivedAt(FakeCustomers.mailbox(customerId));
    }

    /** Whatever has arrived at the address. */
    public List<MimeMessage> arrivedAt(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> isFor(mail, address))
                .toList();
    }

    /** How many mails have arrived. */
    public int count() {
        return server.getReceivedMessages().length;
    }

    private static boolean isFor(MimeMessage mail, String address) {
        try {
            return mail.getAllRecipients()[0].toString().equals(address);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
