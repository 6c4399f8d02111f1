package dev.fives.loyalty.code.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/**
 * Codes in Crockford's base 32, in which no two signs are confused, with a last sign that tells mistyped ones apart.
 * Those whose last sign would be none of letters and digits are passed over, so that a code fits into a path.
 */
public final class CheckedCode {
    private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BITS_A_SIGN = 5;
    private static final int CHECK = 37;
    private static final int BYTE = 8;
    private static final int BYTE_MASK = 0xff;

    private CheckedCode() {}

    /** Always the same for the same source, and nothing of the source can be read from it. @param length with its last sign */
    public static String of(String source, int length) {
        for (int attempt = 0; ; attempt++) {
            String data = signs(sha256(source + ":" + attempt), length - 1);
            int check = check(data);
            if (check < SIGNS.length()) {
                return data + SIGNS.charAt(check);
            }
        }
    }

    /** As it was issued, whatever somebody made of letters, hyphens and blanks. */
    public static String typed(String text) {
        return text.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    /** Whether it can be one; one wrong sign, or two neighbours that changed places, are found. */
    public static boolean isWhole(String code, int length) {
        return code.length() == length
                && code.chars().allMatch(sign -> SIGNS.indexOf(sign) >= 0)
                && check(code.substring(0, length - 1)) == SIGNS.indexOf(code.charAt(length - 1));
    }

    private static int check(String data) {
        int rest = 0;
        for (int i = 0; i < data.length(); i++) {
            rest = (rest * SIGNS.length() + SIGNS.indexOf(data.charAt(i))) % CHECK;
        }
        return rest;
    }

    private static String signs(byte[] hash, int count) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int buffer = 0;
        for (int i = 0; text.length() < count; i++) {
            buffer = (buffer << BYTE) | (hash[i] & BYTE_MASK);
            bits += BYTE;
            while (bits >= BITS_A_SIGN && text.length() < count) {
                bits -= BITS_A_SIGN;
                text.append(SIGNS.charAt((buffer >>> bits) & (SIGNS.length() - 1)));
            }
        }
        return text.toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
