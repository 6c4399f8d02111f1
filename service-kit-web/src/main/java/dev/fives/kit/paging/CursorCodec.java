package dev.fives.kit.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns a position into an opaque cursor and back. The signature covers the position and the scope (filter and order),
 * so a forged cursor, a changed one and one of another query are all refused with a 400.
 */
public final class CursorCodec {
    private static final int SIGNATURE_BYTES = 32;
    private static final int TEXT_LENGTH_MAX = 2048;
    private static final String SEPARATOR = "\u001f";

    private final SecretKeySpec key;

    public CursorCodec(byte[] secret) {
        key = new SecretKeySpec(secret, "HmacSHA256");
    }

    public String encode(List<String> position, String scope) {
        byte[] body = String.join(SEPARATOR, position).getBytes(UTF_8);
        byte[] signature = sign(body, scope);
        byte[] all = Arrays.copyOf(signature, SIGNATURE_BYTES + body.length);
        System.arraycopy(body, 0, all, SIGNATURE_BYTES, body.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    public Cursor decode(String text, String scope) {
        byte[] all = bytes(text);
        byte[] body = Arrays.copyOfRange(all, SIGNATURE_BYTES, all.length);
        if (!MessageDigest.isEqual(sign(body, scope), Arrays.copyOf(all, SIGNATURE_BYTES))) {
            throw refused();
        }
        return new Cursor(List.of(new String(body, UTF_8).split(SEPARATOR, -1)));
    }

    private static byte[] bytes(String text) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(text.length() > TEXT_LENGTH_MAX ? "" : text);
            if (all.length >= SIGNATURE_BYTES) {
                return all;
            }
        } catch (IllegalArgumentException e) {
            throw refused();
        }
        throw refused();
    }

    private byte[] sign(byte[] body, String scope) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(body);
            mac.update((byte) 0);
            return mac.doFinal(scope.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ProblemException refused() {
        return new ProblemException(
                Problems.INVALID_CURSOR, "cursor: not of this query (expected: next of an answer to the same query)");
    }
}
