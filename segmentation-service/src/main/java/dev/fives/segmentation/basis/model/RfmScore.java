package dev.fives.segmentation.basis.model;

/** Scores 1 to 5 for recency, frequency and monetary value, 5 for the best fifth. */
public record RfmScore(int r, int f, int m) {

    /** From {@link #digits}. */
    public static RfmScore of(String digits) {
        return new RfmScore(digits.charAt(0) - '0', digits.charAt(1) - '0', digits.charAt(2) - '0');
    }

    public RfmCell cell() {
        return RfmCell.of(r, f);
    }

    /** As it goes on the wire: {@code 455}. */
    public String digits() {
        return "" + r + f + m;
    }
}
