package dev.fives.segmentation.assessment.model;

import java.util.List;
import java.util.stream.Stream;

/** What a customer needs, and how that is known. */
public record Need(Code code, List<Reason> reasons) {
    public Need {
        reasons = List.copyOf(reasons);
    }

    /** The most urgent first. */
    public enum Code {
        RESOLUTION,
        RECOVERY,
        ONBOARDING,
        REACTIVATION,
        RECOGNITION,
        SUPPLY
    }

    public static List<Need> of(Known known) {
        return Stream.of(
                        new Need(Code.RESOLUTION, known.openComplaints()),
                        new Need(Code.RECOVERY, known.negativeScores()),
                        new Need(Code.ONBOARDING, known.firstPurchase()),
                        new Need(Code.REACTIVATION, known.overdue()),
                        new Need(Code.RECOGNITION, known.best()),
                        new Need(Code.SUPPLY, known.topCategory()))
                .filter(need -> !need.reasons().isEmpty())
                .toList();
    }
}
