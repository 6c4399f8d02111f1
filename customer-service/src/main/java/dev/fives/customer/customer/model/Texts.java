package dev.fives.customer.customer.model;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One written form for what people type in many. */
public final class Texts {
    private static final Pattern SPACES = Pattern.compile("[\\p{Z}\\p{Cc}]+");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@.]+(\\.[^\\s@.]+)+");
    private static final int EMAIL_LENGTH_MAX = 254;

    private Texts() {}

    /** Composed (NFC), every run of spaces or control characters one space, none at the ends; absent if nothing is left. */
    public static @Nullable String clean(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String clean = SPACES.matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
        return clean.isEmpty() ? null : clean;
    }

    /** The address with a lower-case host, empty if it is none. The part before the @ belongs to the host and stays. */
    public static Optional<String> email(String raw) {
        String text = Normalizer.normalize(raw, Normalizer.Form.NFC).strip();
        if (text.length() > EMAIL_LENGTH_MAX || !EMAIL.matcher(text).matches()) {
            return Optional.empty();
        }
        int at = text.indexOf('@');
        return Optional.of(text.substring(0, at) + text.substring(at).toLowerCase(Locale.ROOT));
    }

    /** A form in which names sort and compare without case or width. */
    public static String sortForm(@Nullable String name) {
        return name == null
                ? ""
                : Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
