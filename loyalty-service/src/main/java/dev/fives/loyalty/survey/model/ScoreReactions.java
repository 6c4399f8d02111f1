package dev.fives.loyalty.survey.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What was made of a customer's answers of late, of each kind by itself.
 *
 * @param invitation to bring a friend, after a high score
 * @param recovery a call, after a low one
 */
public record ScoreReactions(
        String customerId,
        @Nullable Reaction invitation,
        @Nullable Reaction recovery) {

    /** An answer; those of one customer are in the order of their instants. */
    public record Answer(String responseId, Instant at) {
        private static final Comparator<Answer> ORDER =
                Comparator.comparing(Answer::at).thenComparing(Answer::responseId);

        boolean isAfter(@Nullable Answer other) {
            return other == null || ORDER.compare(this, other) > 0;
        }
    }

    /**
     * @param heard the latest answer of the kind; earlier ones do nothing any more
     * @param done the latest that something was done for; absent for none
     */
    public record Reaction(Answer heard, @Nullable Answer done) {

        private static Reaction next(@Nullable Reaction before, Answer answer, boolean allowed, Duration pause) {
            Answer last = before == null ? null : before.done();
            boolean again =
                    allowed && (last == null || !answer.at().isBefore(last.at().plus(pause)));
            return new Reaction(answer, again ? answer : last);
        }
    }

    public static ScoreReactions none(String customerId) {
        return new ScoreReactions(customerId, null, null);
    }

    public boolean isNewHigh(Answer answer) {
        return answer.isAfter(invitation == null ? null : invitation.heard());
    }

    public boolean isNewLow(Answer answer) {
        return answer.isAfter(recovery == null ? null : recovery.heard());
    }

    /** @param allowed one that may not be asked now is asked by the next answer */
    public ScoreReactions high(Answer answer, boolean allowed, Duration pause) {
        return isNewHigh(answer)
                ? new ScoreReactions(customerId, Reaction.next(invitation, answer, allowed, pause), recovery)
                : this;
    }

    public ScoreReactions low(Answer answer, Duration pause) {
        return isNewLow(answer)
                ? new ScoreReactions(customerId, invitation, Reaction.next(recovery, answer, true, pause))
                : this;
    }

    public boolean invites(Answer answer) {
        return invitation != null && answer.equals(invitation.done());
    }

    public boolean recovers(Answer answer) {
        return recovery != null && answer.equals(recovery.done());
    }
}
