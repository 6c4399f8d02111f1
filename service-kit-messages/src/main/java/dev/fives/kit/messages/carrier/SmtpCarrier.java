package dev.fives.kit.messages.carrier;

import dev.fives.kit.messages.MessageChannel;
import dev.fives.kit.messages.carrier.SmtpSettings.Tls;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Mails by SMTP. Its library blocks, so it has threads of its own. Connecting, TLS and login are the opening of the way;
 * what is handed over is MAIL, RCPT and DATA.
 */
public final class SmtpCarrier implements Carrier {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpCarrier.class);

    private final SmtpSettings settings;
    private final InternetAddress sender;
    private final Session session;
    private final Scheduler threads;
    private final CircuitBreaker breaker;

    public SmtpCarrier(SmtpSettings settings, Scheduler threads, CircuitBreaker breaker) {
        this.settings = settings;
        this.sender = sender(settings.from());
        this.session = Session.getInstance(properties(settings, sender.getAddress()));
        this.threads = threads;
        this.breaker = breaker;
    }

    @Override
    public MessageChannel channel() {
        return MessageChannel.EMAIL;
    }

    @Override
    public String name() {
        return "SMTP";
    }

    @Override
    public Mono<Line> open() {
        return onItsThreads(this::connected).<Line>map(Open::new).transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    private <T> Mono<T> onItsThreads(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(threads);
    }

    private Transport connected() throws MessagingException {
        Transport transport = session.getTransport();
        try {
            if (settings.username().isEmpty()) {
                transport.connect();
            } else {
                transport.connect(settings.username(), settings.password());
            }
            return transport;
        } catch (MessagingException fault) {
            closed(transport);
            throw fault;
        }
    }

    private static boolean closed(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException fault) {
            LOG.debug("mail server: not said good-bye to ({})", fault.getClass().getName());
        }
        return true;
    }

    private final class Open implements Line {
        private final Transport transport;

        private Open(Transport transport) {
            this.transport = transport;
        }

        @Override
        public Mono<Handover> hand(Letter letter) {
            return onItsThreads(() -> handed(letter));
        }

        private Handover handed(Letter letter) {
            Mail mail = null;
            try {
                mail = new Mail(session, sender, letter);
                transport.sendMessage(mail, mail.getAllRecipients());
                return new Handover.Taken();
            } catch (MessagingException | RuntimeException fault) {
                Handover outcome = SmtpReplies.outcome(fault, mail != null && mail.isGivenOut());
                LOG.info(
                        "message {}: {} ({})",
                        letter.messageId(),
                        outcome,
                        fault.getClass().getName());
                return outcome;
            }
        }

        @Override
        public Mono<Void> close() {
            return onItsThreads(() -> closed(transport)).then();
        }
    }

    private static InternetAddress sender(String from) {
        try {
            return new InternetAddress(from, true);
        } catch (AddressException e) {
            throw new IllegalArgumentException("fives.messages.smtp.from: not one (expected: name@host)", e);
        }
    }

    private static Properties properties(SmtpSettings settings, String envelopeFrom) {
        String protocol = settings.tls() == Tls.IMPLICIT ? "smtps" : "smtp";
        String start = "mail." + protocol + ".";
        Properties all = new Properties();
        all.setProperty("mail.transport.protocol", protocol);
        all.setProperty(start + "host", settings.host());
        all.setProperty(start + "port", String.valueOf(settings.port()));
        all.setProperty(start + "auth", String.valueOf(!settings.username().isEmpty()));
        all.setProperty(start + "from", envelopeFrom);
        all.setProperty(
                start + "connectiontimeout", millis(settings.connectTimeout().toMillis()));
        all.setProperty(start + "timeout", millis(settings.readTimeout().toMillis()));
        all.setProperty(start + "writetimeout", millis(settings.readTimeout().toMillis()));
        all.setProperty(start + "starttls.enable", String.valueOf(settings.tls() == Tls.STARTTLS));
        all.setProperty(start + "starttls.required", String.valueOf(settings.tls() == Tls.STARTTLS));
        all.setProperty(start + "ssl.checkserveridentity", "true");
        all.setProperty(start + "quitwait", "false");
        return all;
    }

    private static String millis(long millis) {
        return String.valueOf(millis);
    }
}
