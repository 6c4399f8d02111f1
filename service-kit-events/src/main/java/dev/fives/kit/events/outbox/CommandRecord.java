package dev.fives.kit.events.outbox;

import dev.fives.kit.request.RequestContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * That a command with an Idempotency-Key was carried out; lies in the document that it changed, for 24 h of real time.
 *
 * @param key see {@link #keyOf}
 * @param fingerprint of the request body: another body under the same key is refused
 * @param status the HTTP status that was answered
 * @param version the version of the aggregate after the command
 * @param at real time
 */
public record CommandRecord(String key, String fingerprint, int status, long version, Instant at) {

    /** The key as it is kept: hashed, since callers put what they like into it. Empty where the request had none. */
    public static Optional<String> keyOf(RequestContext request) {
        return Optional.ofNullable(request.idempotencyKey()).map(key -> keyOf(request.caller(), key));
    }

    public static String keyOf(String caller, String idempotencyKey) {
        var plain = caller.length() + ":" + caller + idempotencyKey;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(plain.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] sha256(byte[] plain) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(plain);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
