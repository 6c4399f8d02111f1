package dev.fives.ticket.ticket.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a customer shows instead of a login: the number, signed. Always the same one for a number and a key. */
public final class TrackingTokens {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int TOKEN_BYTES = 16;

    private final SecretKeySpec key;

    public TrackingTokens(byte[] secret) {
        key = new SecretKeySpec(secret, ALGORITHM);
    }

    public String of(String number) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sign(number));
    }

    public boolean fits(String number, String token) {
        return MessageDigest.isEqual(of(number).getBytes(UTF_8), token.getBytes(UTF_8));
    }

    private byte[] sign(String number) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(number.getBytes(UTF_8)), TOKEN_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
