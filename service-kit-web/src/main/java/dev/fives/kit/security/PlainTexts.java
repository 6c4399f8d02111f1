package dev.fives.kit.security;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;

/**
 * The framework's request firewall. It looks up the Unicode category of each character of a header whenever one is read,
 * a dozen times a request, and a token alone has 700; printable ASCII, which is what headers are made of, passes without.
 */
final class PlainTexts {
    private static final char FIRST = ' ';
    private static final char LAST = '~';

    private PlainTexts() {}

    static StrictServerWebExchangeFirewall firewall() {
        StrictServerWebExchangeFirewall firewall = new StrictServerWebExchangeFirewall();
        firewall.setAllowedHeaderNames(plainOr(StrictServerWebExchangeFirewall.ALLOWED_HEADER_NAMES));
        firewall.setAllowedHeaderValues(plainOr(StrictServerWebExchangeFirewall.ALLOWED_HEADER_VALUES));
        firewall.setAllowedParameterNames(plainOr(StrictServerWebExchangeFirewall.ALLOWED_PARAMETER_NAMES));
        return firewall;
    }

    /** The same decision for every text. */
    static Predicate<String> plainOr(Predicate<String> others) {
        return text -> isPlain(text) || others.test(text);
    }

    private static boolean isPlain(@Nullable String text) {
        if (text == null) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < FIRST || text.charAt(i) > LAST) {
                return false;
            }
        }
        return true;
    }
}
