package dev.fives.kit.messages.carrier;

import java.time.Duration;

/**
 * Where mails go; values and reasons stand in {@code kit-messages.yml}.
 *
 * @param host empty: there is no mail server, no mail is sent
 * @param from address of the sender, also of the envelope
 * @param readTimeout for each answer of the server
 * @param threads that talk to it
 */
public record SmtpSettings(
        String host,
        int port,
        String username,
        String password,
        Tls tls,
        String from,
        Duration connectTimeout,
        Duration readTimeout,
        int threads) {

    /** How the connection is guarded. */
    public enum Tls {
        NONE,
        /** Asked for after the greeting; without it nothing is sent. */
        STARTTLS,
        /** From the first byte. */
        IMPLICIT
    }

    public boolean isOn() {
        return !host.isBlank();
    }

    @Override
    public String toString() {
        return "SmtpSettings[" + host + ":" + port + "]";
    }
}
