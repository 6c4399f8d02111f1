package dev.fives.kit.events.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of one caller's command. It is kept as a hash; its plain text, which only the caller knows, seals the answer,
 * so that what lies in the store for a day shows no personal data.
 */
final class CommandKey {
    private static final int TAG_BITS = 128;
    private static final int NONCE_BYTES = 12;

    private final byte[] plain;

    /** @param caller whoever has no name is known by the path that it was given */
    CommandKey(String caller, String key) {
        byte[] name = caller.getBytes(UTF_8);
        byte[] own = key.getBytes(UTF_8);
        plain = ByteBuffer.allocate(Integer.BYTES + name.length + own.length)
                .putInt(name.length)
                .put(name)
                .put(own)
                .array();
    }

    String id() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash("id", plain));
    }

    /** @param run no two answers are sealed for one run, so that it can serve as the nonce */
    byte[] seal(String run, byte[] answer) {
        return apply(Cipher.ENCRYPT_MODE, run, answer);
    }

    byte[] open(String run, byte[] sealed) {
        return apply(Cipher.DECRYPT_MODE, run, sealed);
    }

    private byte[] apply(int mode, String run, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            byte[] nonce = Arrays.copyOf(hash("nonce", run.getBytes(UTF_8)), NONCE_BYTES);
            cipher.init(mode, new SecretKeySpec(hash("answer", plain), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hash(String use, byte[] text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((use + "\n").getBytes(UTF_8));
            return digest.digest(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
