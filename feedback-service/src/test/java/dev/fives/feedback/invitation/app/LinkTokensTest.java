package dev.fives.feedback.invitation.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.Payload;
import com.nimbusds.jose.PlainObject;
import com.nimbusds.jose.util.Base64URL;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTokensTest {
    private static final int SIGNATURE_BYTES = 32;

    private final LinkTokens tokens = new LinkTokens("0123456789abcdef0123456789abcdef".getBytes(UTF_8));

    @Test
    void SAT_07_token_leadsBackToItsInvitation() {
        assertThat(tokens.invitationId(tokens.of("inv_1"))).contains("inv_1");
    }

    @Test
    void SAT_07_tokenOfAnotherKey_unsigned_orChanged_isForged() {
        LinkTokens others = new LinkTokens("another key that is long enough, too".getBytes(UTF_8));
        String mine = tokens.of("inv_1");
        String payload = others.of("inv_2").split("\\.", -1)[1];
        String[] parts = mine.split("\\.", -1);

        assertThat(tokens.invitationId(others.of("inv_1"))).isEmpty();
        assertThat(tokens.invitationId(new PlainObject(new Payload("inv_1")).serialize()))
                .isEmpty();
        assertThat(tokens.invitationId(parts[0] + "." + payload + "." + parts[2]))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "...", "inv_1"})
    void SAT_07_rubbish_isForged(String token) {
        assertThat(tokens.invitationId(token)).isEmpty();
        assertThat(tokens.invitationId("a".repeat(10_000))).isEmpty();
    }

    /** Guesses that are as good as can be: everything of a real link but the signature. */
    @Test
    void G31_noneOfHundredThousandGuessesIsTaken() {
        String[] mine = tokens.of("inv_1").split("\\.", -1);
        Random random = new Random(20_261_122L);
        byte[] signature = new byte[SIGNATURE_BYTES];

        int taken = 0;
        for (int i = 0; i < 100_000; i++) {
            random.nextBytes(signature);
            taken += tokens.invitationId(mine[0] + "." + mine[1] + "." + Base64URL.encode(signature))
                            .isPresent()
                    ? 1
                    : 0;
        }

        assertThat(taken).isZero();
    }

    @Test
    void G31_linkWithAnyBitFlippedIsForged() {
        String[] mine = tokens.of("inv_1").split("\\.", -1);
        assertThat(Base64URL.from(mine[2]).decode()).hasSize(SIGNATURE_BYTES);

        for (int part = 0; part < mine.length; part++) {
            byte[] bytes = Base64URL.from(mine[part]).decode();
            for (int bit = 0; bit < bytes.length * Byte.SIZE; bit++) {
                byte[] flipped = bytes.clone();
                flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
                String[] other = mine.clone();
                other[part] = Base64URL.encode(flipped).toString();
                assertThat(tokens.invitationId(String.join(".", other)))
                        .as("bit %d of part %d", bit, part)
                        .isEmpty();
            }
        }
    }

    @Test
    void shortKey_isRefused() {
        assertThatThrownBy(() -> new LinkTokens(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }
}
