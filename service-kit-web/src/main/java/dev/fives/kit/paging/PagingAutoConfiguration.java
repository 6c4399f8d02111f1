package dev.fives.kit.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Paging with the key of {@code fives.paging.cursor-key}, which all instances of a service share. */
@AutoConfiguration
public class PagingAutoConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(PagingAutoConfiguration.class);
    private static final int KEY_BYTES_MIN = 32;

    @Bean
    @ConditionalOnMissingBean
    CursorCodec cursorCodec(@Value("${fives.paging.cursor-key:}") String key) {
        return new CursorCodec(key.isEmpty() ? randomKey() : checked(key.getBytes(UTF_8)));
    }

    @Bean
    @ConditionalOnMissingBean
    Paging paging(CursorCodec cursors) {
        return new Paging(cursors);
    }

    private static byte[] checked(byte[] key) {
        if (key.length < KEY_BYTES_MIN) {
            throw new IllegalArgumentException(
                    "fives.paging.cursor-key: " + key.length + " bytes (expected: at least " + KEY_BYTES_MIN + ")");
        }
        return key;
    }

    private static byte[] randomKey() {
        LOG.info("fives.paging.cursor-key is not set: cursors end with this process");
        byte[] key = new byte[KEY_BYTES_MIN];
        new SecureRandom().nextBytes(key);
        return key;
    }
}
