package dev.fives.kit.request;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What is left of personal data for a caller that may count but not know: nothing of names and words, the domain of a
 * mail address, the last digits of a phone, the year of a birthday. A view asks it whether it is on; what it hides is
 * neither searched nor sorted by.
 */
public final class Masking {
    public static final String HIDDEN = "***";

    /** For answers to whoever may write: nothing is hidden. */
    public static final Masking OFF = new Masking(false);

    private static final Masking ON = new Masking(true);
    private static final int PHONE_DIGITS = 4;
    private static final int PHONE_DIGITS_MIN = 8;
    private static final int YEAR_DIGITS = 4;

    private final boolean on;

    private Masking(boolean on) {
        this.on = on;
    }

    public static Masking of(RequestContext caller) {
        return caller.masked() ? ON : OFF;
    }

    /** That of the running request. */
    public static Mono<Masking> current() {
        return RequestContext.current().map(Masking::of);
    }

    public boolean isOn() {
        return on;
    }

    /** A name or free text. */
    public String text(String text) {
        return on ? HIDDEN : text;
    }

    /** The same where there may be none. */
    public @Nullable String textOrNone(@Nullable String text) {
        return on && text != null ? HIDDEN : text;
    }

    /** {@code ada@example.com} as {@code a***@example.com}. */
    public String mail(String address) {
        int at = address.lastIndexOf('@');
        if (!on) {
            return address;
        }
        return at < 1
                ? HIDDEN
                : address.substring(0, address.offsetByCodePoints(0, 1)) + HIDDEN + address.substring(at);
    }

    /** {@code +8613812345678} as {@code ***5678}; nothing of a number that is short anyway. */
    public String phone(String number) {
        if (!on) {
            return number;
        }
        return number.length() < PHONE_DIGITS_MIN ? HIDDEN : HIDDEN + number.substring(number.length() - PHONE_DIGITS);
    }

    /** {@code 1990-04-05} as {@code 1990}. */
    public String date(String date) {
        return on && date.length() > YEAR_DIGITS ? date.substring(0, YEAR_DIGITS) : date;
    }

    /** 403 where a masked caller asks for something by what is hidden from it. */
    public void refuseIf(boolean asked, String what) {
        if (on && asked) {
            throw new ProblemException(Problems.FORBIDDEN, what + ": hidden from this role (expected: another role)");
        }
    }
}
