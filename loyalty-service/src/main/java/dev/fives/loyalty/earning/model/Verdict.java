package dev.fives.loyalty.earning.model;

import dev.fives.loyalty.earning.model.Evaluation.Use;
import java.time.LocalDate;
import java.util.List;

/**
 * What was decided about an occasion.
 *
 * @param judged to judge it by again
 * @param earned what the account remembers from then on
 */
public record Verdict(Evaluation evaluation, Judged judged, Earned earned) {

    /**
     * How an occasion was judged. A later state of it, as after a refund, is judged by the same: whoever has another
     * tier by then, or whose cap others have used up, loses no points by giving something back.
     *
     * @param context as of the first time
     * @param uses of the last time
     */
    public record Judged(EarningContext context, List<Use> uses) {
        public Judged {
            uses = List.copyOf(uses);
        }
    }

    /** With what the account keeps of it. */
    public Verdict kept(CounterMemory memory, LocalDate today) {
        return new Verdict(evaluation, judged, memory.of(earned, today));
    }
}
