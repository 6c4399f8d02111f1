package dev.fives.loyalty.earning.web;

import dev.fives.loyalty.earning.app.SimulateHistory;
import dev.fives.loyalty.earning.model.Evaluation;
import dev.fives.loyalty.earning.model.WhatIf;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What each rule said of a purchase, or what past purchases would be worth.
 *
 * @param points of the purchase, or of all past ones by the drafts
 */
record SimulationView(
        long points,
        @Nullable List<Applied> applied,
        @Nullable List<Rejected> rejected,
        @Nullable History history) {

    /**
     * @param pointsNow by the rules of the purchases' own time
     * @param leftOut rules that ask for what the ledger does not keep
     */
    record History(
            Instant from, Instant to, long purchases, long pointsNow, List<Segment> bySegment, Set<String> leftOut) {}

    /** Of the customers that are in it now; one may be in several, or in none. */
    record Segment(String segmentId, long purchases, long points, long pointsNow) {}

    record Applied(String ruleId, long version, long points) {}

    /** @param reason a code; {@code detail} is for people */
    record Rejected(String ruleId, long version, String reason, String detail) {}

    static SimulationView of(Evaluation evaluation) {
        return new SimulationView(
                evaluation.points(),
                evaluation.granted().stream()
                        .map(one -> new Applied(one.ruleId(), one.version(), one.points()))
                        .toList(),
                evaluation.rejected().stream()
                        .map(one -> new Rejected(
                                one.ruleId(),
                                one.version(),
                                one.refusal().reason().name(),
                                one.refusal().text()))
                        .toList(),
                null);
    }

    static SimulationView of(SimulateHistory.Answer answer) {
        WhatIf.Sum total = answer.result().total();
        List<Segment> segments = answer.result().bySegment().stream()
                .map(line -> new Segment(
                        line.segmentId(),
                        line.sum().purchases(),
                        line.sum().points(),
                        line.sum().pointsAtPresent()))
                .toList();
        return new SimulationView(
                total.points(),
                null,
                null,
                new History(
                        answer.from(),
                        answer.to(),
                        total.purchases(),
                        total.pointsAtPresent(),
                        segments,
                        answer.leftOut()));
    }
}
