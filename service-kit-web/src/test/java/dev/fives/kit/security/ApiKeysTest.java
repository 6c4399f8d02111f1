package dev.fives.kit.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiKeysTest {
    private static final String KEY = "fvk_" + "A".repeat(43);
    /** {@code printf %s "$KEY" | sha256sum} */
    private static final String HASH = "94ac17bf55d469f92510b2c2e55b9c227a4c107aba3f38a468ad62f74eb3d548";

    @Test
    void key_isKnownByItsHash() {
        ApiKeys keys = new ApiKeys(List.of(new ApiKey("shop", HASH, List.of("agent", "marketer"), null)));

        assertThat(keys.caller(KEY)).hasValueSatisfying(caller -> {
            assertThat(caller.getName()).isEqualTo("key:shop");
            assertThat(caller.isAuthenticated()).isTrue();
            assertThat(caller.getAuthorities()).extracting("authority").containsExactly("ROLE_agent", "ROLE_marketer");
        });
        assertThat(keys.caller(KEY.replaceFirst("A$", "B"))).isEmpty();
        assertThat(keys.caller(HASH)).isEmpty();
        assertThat(new ApiKeys(List.of()).caller(KEY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Shop, agent, id: Shop",
        ", agent, id: null",
        "shop, root, roles of shop: [root]",
        "shop, portal, roles of shop: [portal]"
    })
    void key_thatIsNotWellDescribedIsRefused(String id, String role, String fault) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ApiKey(id, HASH, List.of(role), null))
                .withMessageStartingWith("fives.security.api-keys: " + fault);
    }

    @Test
    void hash_mustBeOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ApiKey("shop", KEY, List.of("agent"), null))
                .withMessageContaining("sha256 of shop: not one")
                .withMessageNotContaining(KEY);
    }

    @Test
    void id_andKeyStandOnce() {
        ApiKey key = new ApiKey("shop", HASH, List.of("agent"), null);

        assertThatIllegalArgumentException().isThrownBy(() -> new ApiKeys(List.of(key, key)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ApiKeys(List.of(key, new ApiKey("other", HASH, List.of("agent"), null))));
    }
}
