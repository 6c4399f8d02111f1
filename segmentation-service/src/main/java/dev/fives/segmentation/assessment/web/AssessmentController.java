package dev.fives.segmentation.assessment.web;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.segmentation.assessment.app.Assess;
import dev.fives.segmentation.assessment.model.Known;
import dev.fives.segmentation.assessment.model.Known.ValueBand;
import dev.fives.segmentation.assessment.model.Need;
import dev.fives.segmentation.assessment.model.NextActions;
import dev.fives.segmentation.assessment.model.Reason;
import dev.fives.segmentation.strategy.model.OwnStrategy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What one customer needs, is worth, and what to do next. */
@RestController
class AssessmentController {

    /** @param nextContactAt by the strategy */
    record Assessment(
            String customerId,
            Instant asOf,
            List<Need> needs,
            ValueBand valueBand,
            @Nullable String strategyId,
            @Nullable String owner,
            @Nullable String slaPolicy,
            List<String> benefits,
            @Nullable Instant nextContactAt) {

        static Assessment of(String customerId, Known known) {
            OwnStrategy own = known.strategy();
            return new Assessment(
                    customerId,
                    known.now(),
                    Need.of(known),
                    known.valueBand(),
                    own == null ? null : own.id(),
                    own == null ? null : own.strategy().owner(),
                    own == null ? null : own.strategy().slaPolicy(),
                    own == null ? List.of() : own.strategy().benefits(),
                    own == null ? null : own.nextContactAt(known.now()));
        }
    }

    record Actions(
            String customerId,
            Instant asOf,
            List<NextActions.Action> actions,
            boolean promotionsWithheld,
            List<Reason> withheldBecause,
            List<NextActions.Action> withheld) {

        static Actions of(String customerId, Known known) {
            var next = NextActions.of(known);
            return new Actions(
                    customerId,
                    known.now(),
                    next.actions(),
                    !next.against().isEmpty(),
                    next.against(),
                    next.withheld());
        }
    }

    private final Assess assess;

    AssessmentController(Assess assess) {
        this.assess = assess;
    }

    @GetMapping("/customers/{customerId}/assessment")
    Mono<Assessment> assessment(@PathVariable String customerId) {
        return known(customerId).map(known -> Assessment.of(customerId, known));
    }

    @GetMapping("/profiles/{customerId}/next-actions")
    Mono<Actions> nextActions(@PathVariable String customerId) {
        return known(customerId).map(known -> Actions.of(customerId, known));
    }

    private Mono<Known> known(String customerId) {
        return assess.known(customerId)
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        Problems.NOT_FOUND, "profile: unknown (expected: the id of a customer with events)")));
    }
}
