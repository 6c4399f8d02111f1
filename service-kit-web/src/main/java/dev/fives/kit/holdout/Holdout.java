package dev.fives.kit.holdout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The control group of a treatment: a customer is in it for ever or never, whoever asks and whenever. It goes by the
 * hash of treatment and customer, so the groups of two treatments have nothing to do with each other, and a larger
 * share keeps everyone who was in the smaller one.
 */
public final class Holdout {
    private static final double ALL = 100;
    /** As many bits as a double holds exactly. */
    private static final int BITS = 53;

    private Holdout() {}

    /** @param percent 0 to 100 */
    public static boolean contains(String treatment, String customerId, int percent) {
        return percent > 0 && place(treatment, customerId) * ALL < percent;
    }

    /** Where the customer stands between 0 and 1, uniformly: for ever, and for each treatment elsewhere. */
    public static double place(String treatment, String customerId) {
        byte[] first = treatment.getBytes(UTF_8);
        byte[] second = customerId.getBytes(UTF_8);
        // with the length before it, so that no other pair makes the same bytes
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + first.length + second.length)
                .putInt(first.length)
                .put(first)
                .put(second);
        long hash = ByteBuffer.wrap(sha256(bytes.array())).getLong() >>> (Long.SIZE - BITS);
        return hash / (double) (1L << BITS);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
