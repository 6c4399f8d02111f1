package dev.fives.feedback.invitation.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.Payload;
import com.nimbusds.jose.PlainObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTokensTest {
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

    @Test
    void shortKey_isRefused() {
        assertThatThrownBy(() -> new LinkTokens(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }
}
