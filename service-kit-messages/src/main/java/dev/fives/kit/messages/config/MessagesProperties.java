package dev.fives.kit.messages.config;

import dev.fives.kit.messages.carrier.SmtpSettings;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of messages; values and reasons stand in {@code kit-messages.yml}.
 *
 * @param customers where to ask whom a message reaches
 * @param language of customers who have none, or one that there is no template of
 * @param occasionAgeMax business time after which what happened is no longer written about
 */
@ConfigurationProperties("fives.messages")
record MessagesProperties(
        Customers customers,
        SmtpSettings smtp,
        Retry retry,
        Breaker breaker,
        String language,
        Duration occasionAgeMax,
        Duration lease,
        int sideBySide,
        Duration stopTimeout,
        Duration lookInterval) {
    /** MAIL, RCPT, DATA and the end of the text are answered one by one; and the text has to be written. */
    private static final int ANSWERS = 5;

    MessagesProperties {
        if (smtp.isOn() && smtp.from().isBlank()) {
            throw new IllegalArgumentException("fives.messages.smtp.from: empty (expected: the sender's address)");
        }
        if (lease.compareTo(smtp.readTimeout().multipliedBy(ANSWERS)) <= 0) {
            throw new IllegalArgumentException("fives.messages.lease: " + lease + " (expected: more than " + ANSWERS
                    + " times fives.messages.smtp.read-timeout)");
        }
    }

    /** @param url empty: nobody is written */
    record Customers(String url, String key, Duration timeout) {
        boolean isKnown() {
            return !url.isBlank();
        }

        @Override
        public String toString() {
            return "Customers[" + url + "]";
        }
    }

    record Retry(Duration firstBackOff, Duration maxBackOff, Duration giveUpAfter) {}

    /** @param calls of the last ones that all failed */
    record Breaker(int calls, Duration openFor) {}
}
