package dev.fives.contracts.gate;

/** Who has to live with a schema that changed. */
enum Direction {
    /** Events and responses: older readers get what newer senders send, so it may say more but never be wider. */
    SENT("an older reader meets what it was never told of", "who reads it finds nothing"),
    /** Requests: newer services get what older callers send, so it may be wider but never ask for more. */
    TAKEN("an older caller is refused", "a caller that sends it is refused or not heard");

    private final String harm;
    private final String loss;

    Direction(String harm, String loss) {
        this.harm = harm;
        this.loss = loss;
    }

    String harm() {
        return harm;
    }

    String loss() {
        return loss;
    }

    boolean bears(Change change) {
        return switch (change) {
            case SAME -> true;
            case NARROWER -> this == SENT;
            case WIDER -> this == TAKEN;
            case OTHER -> false;
        };
    }

    /** What became of the set of values that a keyword lets through. */
    enum Change {
        SAME,
        NARROWER,
        WIDER,
        OTHER
    }
}
