package dev.fives.customer.imports.model;

/**
 * @param read rows of all files
 * @param ok rows that are part of a purchase or of a refund now, or what a customer is
 * @param rejected rows that are not, each with its reason
 */
public record RowCounts(long read, long ok, long rejected) {
    public static final RowCounts NONE = new RowCounts(0, 0, 0);

    public RowCounts plus(RowCounts other) {
        return new RowCounts(read + other.read, ok + other.ok, rejected + other.rejected);
    }

    public long settled() {
        return ok + rejected;
    }
}
