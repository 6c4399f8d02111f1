package dev.fives.loyalty.adjustment.app;

import static java.time.temporal.ChronoUnit.MILLIS;

import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.security.Persons;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import dev.fives.loyalty.adjustment.model.Adjustment;
import dev.fives.loyalty.adjustment.model.AdjustmentStatus;
import dev.fives.loyalty.adjustment.model.AdjustmentVerdict;
import java.util.List;
import reactor.core.publisher.Mono;

/** A second person says yes or no. */
public final class DecideAdjustment {
    private static final int OK = 200;

    private final AggregateStore<Adjustment> store;
    private final AdjustPoints adjust;
    private final EnterAdjustment enter;
    private final Persons persons;
    private final BusinessClock business;
    private final RealClock real;

    public DecideAdjustment(
            AggregateStore<Adjustment> store,
            AdjustPoints adjust,
            EnterAdjustment enter,
            Persons persons,
            BusinessClock business,
            RealClock real) {
        this.store = store;
        this.adjust = adjust;
        this.enter = enter;
        this.persons = persons;
        this.business = business;
        this.real = real;
    }

    /** Empty without it. Error FORBIDDEN for the one who asked, CONFLICT where it is decided already. */
    public Mono<Stored<Adjustment>> decide(String id, boolean approve) {
        return Command.current(real, "POST /adjustments/" + id + (approve ? "/approve" : "/reject"), "")
                .zipWith(RequestContext.current())
                .flatMap(asked -> store.changeWhen(
                        id,
                        loaded -> asked.getT1().isDoneIn(loaded)
                                ? Mono.just(new Decision.Unchanged<>())
                                : decision(loaded, verdict(approve, asked.getT2()), asked.getT1())))
                .flatMap(enter::carryOn)
                .doOnNext(AdjustPoints::requireEntered);
    }

    private AdjustmentVerdict verdict(boolean approve, RequestContext request) {
        return new AdjustmentVerdict(
                approve, request.caller(), business.instant().truncatedTo(MILLIS));
    }

    private Mono<Decision<Adjustment>> decision(Stored<Adjustment> loaded, AdjustmentVerdict verdict, Command command) {
        Adjustment present = loaded.state();
        requireAnother(present, verdict);
        if (!present.is(AdjustmentStatus.PENDING)) {
            return Mono.error(new ProblemException(
                            Problems.CONFLICT,
                            "status: " + present.status() + " (expected: an adjustment that is PENDING)")
                    .withProperty("status", present.status().name()));
        }
        Decision<Adjustment> change =
                new Decision.Changed<>(present.decided(verdict), List.of(), command.record(OK, loaded.version() + 1));
        return verdict.approved() ? adjust.requireCovered(present.ask()).thenReturn(change) : Mono.just(change);
    }

    /** A person with a token and a key is one; a machine that is nobody's is none. */
    private void requireAnother(Adjustment adjustment, AdjustmentVerdict verdict) {
        String second = persons.of(verdict.by())
                .orElseThrow(() ->
                        new ProblemException(Problems.FORBIDDEN, "approver: a key without owner (expected: a person)"));
        if (persons.of(adjustment.ask().by()).filter(second::equals).isPresent()) {
            throw new ProblemException(Problems.FORBIDDEN, "approver: the one who asked (expected: another person)");
        }
    }
}
