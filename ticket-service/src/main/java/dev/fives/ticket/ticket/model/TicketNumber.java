package dev.fives.ticket.ticket.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/** What a customer is told: {@code T-7K3M-9QXD}, out of the ticket's id; signs that nobody confuses (Crockford). */
public final class TicketNumber {
    private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BITS_A_SIGN = 5;
    private static final int HALF = 4;

    private TicketNumber() {}

    /** Always the same one for the same id and attempt. Two ids may share one; the next attempt is another. */
    public static String of(String ticketId, int attempt) {
        long bits = ByteBuffer.wrap(sha256(attempt + ":" + ticketId)).getLong();
        return "T-" + signs(bits) + "-" + signs(bits >>> (HALF * BITS_A_SIGN));
    }

    /** As it was meant, where somebody typed it. */
    public static String typed(String number) {
        return number.strip().toUpperCase(Locale.ROOT);
    }

    private static String signs(long bits) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < HALF; i++) {
            text.append(SIGNS.charAt((int) (bits >>> (i * BITS_A_SIGN)) & (SIGNS.length() - 1)));
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
