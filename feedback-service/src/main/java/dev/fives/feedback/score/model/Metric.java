package dev.fives.feedback.score.model;

/** A way to measure satisfaction. Scores of different metrics are never mixed; 0 is a score like any other. */
public enum Metric {
    /** "How likely are you to recommend us?", 0 to 10. */
    NPS(0, 10, 6, 9),
    /** "How satisfied are you?", 1 to 5. */
    CSAT(1, 5, 2, 4),
    /** "How easy was it?", 1 to 7, 7 = easy. */
    CES(1, 7, 3, 5);

    private final int lowest;
    private final int highest;
    private final int negativeTo;
    private final int positiveFrom;

    Metric(int lowest, int highest, int negativeTo, int positiveFrom) {
        this.lowest = lowest;
        this.highest = highest;
        this.negativeTo = negativeTo;
        this.positiveFrom = positiveFrom;
    }

    public int lowest() {
        return lowest;
    }

    public int highest() {
        return highest;
    }

    public boolean accepts(long score) {
        return score >= lowest && score <= highest;
    }

    public Sentiment sentiment(int score) {
        if (score <= negativeTo) {
            return Sentiment.NEGATIVE;
        }
        return score >= positiveFrom ? Sentiment.POSITIVE : Sentiment.NEUTRAL;
    }
}
