package dev.fives.acceptance.api;

import com.github.curiousoddman.rgxgen.RgxGen;
import com.github.curiousoddman.rgxgen.config.RgxGenOption;
import com.github.curiousoddman.rgxgen.config.RgxGenProperties;
import dev.fives.kit.time.RealClock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Texts that a schema takes, or nearly: who draws one looks whether it fits. */
final class Texts {
    private static final int LONGEST_DRAWN = 24;
    private static final int LONG_PAST_DAYS = 400;
    private static final String ALPHABET = "abcdefghij ABCDEFGHIJ 0123456789-_.äß王芳茶客户😀";
    private static final RgxGenProperties FEW_REPEATS = new RgxGenProperties();
    private static final Map<String, RgxGen> GENERATORS = new ConcurrentHashMap<>();

    static {
        RgxGenOption.INFINITE_PATTERN_REPETITION.setInProperties(FEW_REPEATS, 6);
    }

    private Texts() {}

    static String drawn(JsonNode schema, RandomGenerator random) {
        String format = schema.path("format").asString("");
        if (format.equals("date-time")) {
            return RealClock.system()
                    .instant()
                    .minus(Duration.ofMinutes(random.nextInt(LONG_PAST_DAYS * 24 * 60)))
                    .toString();
        }
        if (format.equals("uri")) {
            return "https://example.com/" + random.nextInt(1000);
        }
        String pattern = schema.path("pattern").asString("");
        if (pattern.startsWith("^") && pattern.endsWith("$")) {
            return matching(pattern, random);
        }
        int least = schema.path("minLength").asInt(1);
        int most = Math.min(schema.path("maxLength").asInt(LONGEST_DRAWN), Math.max(least, LONGEST_DRAWN));
        String prefix = pattern.matches("\\^[a-z_]+") ? pattern.substring(1) : "";
        return prefix + plain(random.nextInt(Math.max(least, 1), Math.max(most, 1) + 1), random);
    }

    private static String matching(String pattern, RandomGenerator random) {
        return GENERATORS
                .computeIfAbsent(pattern, text -> RgxGen.parse(FEW_REPEATS, text))
                .generate(java.util.Random.from(random));
    }

    /** Letters, digits and signs of several scripts; never blank. */
    static String plain(int length, RandomGenerator random) {
        int[] alphabet = ALPHABET.codePoints().toArray();
        StringBuilder text = new StringBuilder("x");
        while (text.codePointCount(0, text.length()) < length) {
            text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
        }
        return text.toString();
    }

    /** Of exactly this many characters, grown from one that fits. */
    static String stretched(String text, int length) {
        StringBuilder longer = new StringBuilder(text);
        while (longer.codePointCount(0, longer.length()) < length) {
            longer.append('a');
        }
        return longer.substring(0, longer.offsetByCodePoints(0, length));
    }

    /** Digits become other digits: a phone stays one, and is another. */
    static String alike(String text, RandomGenerator random) {
        return Pattern.compile("[0-9]").matcher(text).replaceAll(_ -> String.valueOf(random.nextInt(10)));
    }
}
