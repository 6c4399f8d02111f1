package dev.fives.ticket.ticket.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrackingTokensTest {
    private static final int TOKEN_BYTES = 16;

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

    @Test
    void G31_noneOfHundredThousandGuessesIsTaken() {
        Random random = new Random(20_261_122L);
        byte[] guess = new byte[TOKEN_BYTES];

        int taken = 0;
        for (int i = 0; i < 100_000; i++) {
            random.nextBytes(guess);
            taken += tokens.fits("T-7K3M-9QXD", text(guess)) ? 1 : 0;
        }

        assertThat(taken).isZero();
    }

    @Test
    void G31_tokenWithAnyBitFlippedFitsNot() {
        byte[] token = Base64.getUrlDecoder().decode(tokens.of("T-7K3M-9QXD"));
        assertThat(token).hasSize(TOKEN_BYTES);

        for (int bit = 0; bit < TOKEN_BYTES * Byte.SIZE; bit++) {
            byte[] flipped = token.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertThat(tokens.fits("T-7K3M-9QXD", text(flipped)))
                    .as("bit %d", bit)
                    .isFalse();
        }
    }

    private static String text(byte[] token) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }
}
