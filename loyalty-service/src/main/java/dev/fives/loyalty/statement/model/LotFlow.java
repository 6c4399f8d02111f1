package dev.fives.loyalty.statement.model;

/**
 * What a lot did in a month: {@code opening + in - out = closing}.
 *
 * @param lotId its last day, {@code never}, or {@code debt}, which is below 0
 */
public record LotFlow(String lotId, long opening, long in, long out, long closing) {

    static LotFlow opening(String lotId, long points) {
        return new LotFlow(lotId, points, 0, 0, points);
    }

    LotFlow plus(long points) {
        return new LotFlow(lotId, opening, Math.addExact(in, points), out, Math.addExact(closing, points));
    }

    LotFlow minus(long points) {
        return new LotFlow(lotId, opening, in, Math.addExact(out, points), Math.subtractExact(closing, points));
    }
}
