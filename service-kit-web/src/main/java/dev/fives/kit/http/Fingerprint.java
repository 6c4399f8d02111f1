package dev.fives.kit.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import tools.jackson.databind.ObjectMapper;

/** What makes two requests the same: method, path and body, as a SHA-256 in base64url. */
public final class Fingerprint {
    private Fingerprint() {}

    public static String of(String method, String path, byte[] body) {
        MessageDigest digest = sha256();
        add(digest, method.getBytes(UTF_8));
        add(digest, path.getBytes(UTF_8));
        add(digest, body);
        return text(digest);
    }

    /** Of a body that is already read; equal values give an equal fingerprint, whatever their white space was. */
    public static String of(String method, String path, ObjectMapper mapper, Object body) {
        return of(method, path, mapper.writeValueAsBytes(body));
    }

    static String ofParts(String... parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            add(digest, part.getBytes(UTF_8));
        }
        return text(digest);
    }

    /** With its length first, or ("a", "bc") and ("ab", "c") would be the same. */
    private static void add(MessageDigest digest, byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
        digest.update(part);
    }

    private static String text(MessageDigest digest) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
