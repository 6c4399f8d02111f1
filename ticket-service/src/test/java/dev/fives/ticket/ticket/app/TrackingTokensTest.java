package dev.fives.ticket.ticket.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrackingTokensTest {
    private final TrackingTokens tokens = new TrackingTokens("0123456789abcdef0123456789abcdef".getBytes(UTF_8));

    @Test
    void TKT_05_token_fitsItsNumberAlone() {
        String token = tokens.of("T-7K3M-9QXD");

        assertThat(tokens.fits("T-7K3M-9QXD", token)).isTrue();
        assertThat(tokens.fits("T-7K3M-9QXE", token)).isFalse();
        assertThat(tokens.fits("T-7K3M-9QXD", token.substring(1))).isFalse();
        assertThat(tokens.fits("T-7K3M-9QXD", "")).isFalse();
        assertThat(new TrackingTokens("another key, 32 bytes or longer...".getBytes(UTF_8)).of("T-7K3M-9QXD"))
                .isNotEqualTo(token);
    }
}
