package dev.fives.ticket.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fives.ticket.ticket.app.TrackingTokens;
import java.security.SecureRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The key that guards the one path without a login. */
@Configuration(proxyBeanMethods = false)
class TrackingWiring {
    private static final Logger LOG = LoggerFactory.getLogger(TrackingWiring.class);
    private static final int KEY_BYTES_MIN = 32;

    @Bean
    TrackingTokens trackingTokens(TicketProperties properties) {
        byte[] key = properties.trackingKey().getBytes(UTF_8);
        return new TrackingTokens(key.length == 0 ? randomKey() : checked(key));
    }

    private static byte[] checked(byte[] key) {
        if (key.length < KEY_BYTES_MIN) {
            throw new IllegalArgumentException(
                    "fives.ticket.tracking-key: " + key.length + " bytes (expected: at least " + KEY_BYTES_MIN + ")");
        }
        return key;
    }

    private static byte[] randomKey() {
        LOG.info("fives.ticket.tracking-key is not set: tracking tokens end with this process");
        byte[] key = new byte[KEY_BYTES_MIN];
        new SecureRandom().nextBytes(key);
        return key;
    }
}
