package dev.fives.kit.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;

/** The decision is the framework's for every text. */
class PlainTextsTest {
    @Test
    void everyCharacter_isJudgedAsByTheFramework() {
        assertSame(StrictServerWebExchangeFirewall.ALLOWED_HEADER_NAMES);
        assertSame(StrictServerWebExchangeFirewall.ALLOWED_HEADER_VALUES);
        assertSame(StrictServerWebExchangeFirewall.ALLOWED_PARAMETER_NAMES);
    }

    @Test
    void absentText_isJudgedAsByTheFramework() {
        Predicate<String> values = StrictServerWebExchangeFirewall.ALLOWED_HEADER_VALUES;

        assertThat(PlainTexts.plainOr(values).test(null)).isEqualTo(values.test(null));
        assertThat(PlainTexts.plainOr(values).test("")).isEqualTo(values.test(""));
    }

    private static void assertSame(Predicate<String> framework) {
        Predicate<String> ours = PlainTexts.plainOr(framework);

        assertThat(IntStream.rangeClosed(0, Character.MAX_VALUE)
                        .mapToObj(sign -> "a" + (char) sign + "b")
                        .filter(text -> ours.test(text) != framework.test(text)))
                .isEmpty();
    }
}
