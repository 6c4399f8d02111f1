package dev.fives.kit.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fives.kit.problem.ProblemException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class CursorCodecTest {
    private final CursorCodec codec = new CursorCodec(new byte[32]);

    @Test
    void cursor_comesBackAsItWent() {
        List<String> position = List.of("2026-01-01T00:00:00Z", "", "cus_1");

        assertThat(codec.decode(codec.encode(position, "a"), "a").position()).isEqualTo(position);
    }

    @Test
    void everyChangedBit_isRefused() {
        byte[] cursor = Base64.getUrlDecoder().decode(codec.encode(List.of("cus_1"), "a"));
        for (int bit = 0; bit < cursor.length * 8; bit++) {
            byte[] forged = cursor.clone();
            forged[bit / 8] ^= (byte) (1 << bit % 8);
            refuses(codec, Base64.getUrlEncoder().withoutPadding().encodeToString(forged), "a");
        }
    }

    @Test
    void foreignScopeOrKey_isRefused() {
        String cursor = codec.encode(List.of("cus_1"), "a");

        refuses(codec, cursor, "b");
        refuses(
                new CursorCodec("another key, 32 bytes or longer.".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                cursor,
                "a");
        refuses(codec, "", "a");
        refuses(codec, "%%%", "a");
        refuses(codec, "A".repeat(5000), "a");
    }

    private static void refuses(CursorCodec codec, String cursor, String scope) {
        assertThatThrownBy(() -> codec.decode(cursor, scope)).isInstanceOf(ProblemException.class);
    }
}
