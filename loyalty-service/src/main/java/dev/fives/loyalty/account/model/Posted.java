package dev.fives.loyalty.account.model;

import java.util.List;

/**
 * What an entry does.
 *
 * @param moves may be empty: the fact is in the ledger all the same
 * @param after what the account holds with them
 */
public record Posted(List<Move> moves, Holdings after) {
    public Posted {
        moves = List.copyOf(moves);
    }

    public Points delta() {
        return moves.stream().map(Move::delta).reduce(Points.ZERO, Points::plus);
    }

    public Points pendingDelta() {
        return moves.stream().map(Move::pendingDelta).reduce(Points.ZERO, Points::plus);
    }
}
