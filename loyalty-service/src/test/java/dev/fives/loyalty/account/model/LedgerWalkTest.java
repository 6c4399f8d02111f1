package dev.fives.loyalty.account.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.loyalty.account.model.NaiveAccount.Mistake;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random lives of 50 accounts, held against a naive ledger after every step. {@code -Dseed=…} walks another way. */
class LedgerWalkTest {
    private static final long SEED = Long.getLong("seed", 20_261_121L);
    private static final int STEPS = 25_000;
    private static final int STEPS_TO_NOTICE = 6_000;

    @RepeatedTest(4)
    void LOY_03_everyStep_leavesWhatANaiveLedgerHolds(RepetitionInfo run) {
        List<WalkStep> steps = WalkStep.steps(SEED + run.getCurrentRepetition(), STEPS);

        List<WalkStep> failing = shortest(steps, Mistake.NONE);

        assertThat(failing)
                .as(() -> "seed " + SEED + ", walk " + run.getCurrentRepetition() + "\n" + report(failing))
                .isEmpty();
    }

    /** A check that cannot fail is worthless. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void mistakenRule_isNoticed_andToldInAFewSteps(Mistake mistake) {
        List<WalkStep> failing = shortest(WalkStep.steps(SEED, STEPS_TO_NOTICE), mistake);

        assertThat(failing).as(() -> report(failing)).isNotEmpty().hasSizeLessThanOrEqualTo(8);
        assertThat(failure(failing, Mistake.NONE)).isNull();
    }

    private static String report(List<WalkStep> failing) {
        return failing.stream().map(WalkStep::toString).collect(Collectors.joining("\n")) + "\n"
                + failure(failing, Mistake.NONE);
    }

    /** As few steps as still fail; none where all is well. */
    private static List<WalkStep> shortest(List<WalkStep> steps, Mistake mistake) {
        if (failure(steps, mistake) == null) {
            return List.of();
        }
        List<WalkStep> failing = upToTheFailure(steps, mistake);
        for (int size = Math.max(1, failing.size() / 2); size > 0; size /= 2) {
            failing = without(failing, size, mistake);
        }
        return failing;
    }

    /** Leaves parts of this size out as long as the rest still fails. */
    private static List<WalkStep> without(List<WalkStep> failing, int size, Mistake mistake) {
        List<WalkStep> kept = failing;
        for (int end = kept.size(); end > 0; end -= size) {
            List<WalkStep> fewer = new ArrayList<>(kept);
            fewer.subList(Math.max(0, end - size), end).clear();
            if (failure(fewer, mistake) != null) {
                kept = fewer;
            }
        }
        return kept;
    }

    private static List<WalkStep> upToTheFailure(List<WalkStep> steps, Mistake mistake) {
        LedgerWalk walk = new LedgerWalk(mistake);
        for (int i = 0; i < steps.size(); i++) {
            try {
                walk.take(steps.get(i));
            } catch (AssertionError | IllegalStateException found) {
                return steps.subList(0, i + 1);
            }
        }
        return steps;
    }

    private static Throwable failure(List<WalkStep> steps, Mistake mistake) {
        try {
            new LedgerWalk(mistake).takeAll(steps);
            return null;
        } catch (AssertionError | IllegalStateException found) {
            return found;
        }
    }
}
