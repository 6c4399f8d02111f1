package dev.fives.segmentation.rebuild.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Says in one text who is in which segments: SHA-256 over {@code hash before, TAB, customer, TAB, sorted ids of segments,
 * separated by commas, LF}, customer by customer in the order of their ids. A chain, so that another instance can go on
 * with it.
 *
 * @param text hexadecimal
 */
public record MembershipHash(String text) {

    /** Of nobody. */
    public static final MembershipHash START = new MembershipHash(sha256(""));

    public MembershipHash with(String customerId, List<String> sortedSegments) {
        return new MembershipHash(sha256(text + "\t" + customerId + "\t" + String.join(",", sortedSegments) + "\n"));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
