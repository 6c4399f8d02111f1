package dev.fives.loyalty.earning.web;

import dev.fives.loyalty.earning.model.Evaluation;
import java.util.List;

/** What each rule said. */
record SimulationView(long points, List<Applied> applied, List<Rejected> rejected) {

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
                        .toList());
    }
}
