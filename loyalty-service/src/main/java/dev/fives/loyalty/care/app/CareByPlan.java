package dev.fives.loyalty.care.app;

import static java.time.temporal.ChronoUnit.MILLIS;

import dev.fives.kit.id.Ids;
import dev.fives.kit.request.RequestContext;
import dev.fives.loyalty.care.model.CarePlan;
import dev.fives.loyalty.care.model.Happened;
import dev.fives.loyalty.care.model.PlanTrigger;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The tasks that plans make of what happened, each once for each plan. For a deleted customer too, who may be back when
 * the task is due; if not, it is skipped then. So a replay plans nothing that was not planned the first time.
 */
public final class CareByPlan {
    private final SharedCareBook books;
    private final WhomPlansAreFor whom;
    private final UnheardCustomers unheard;
    private final CareWriter writer;
    private final CareIds ids;

    public CareByPlan(
            SharedCareBook books, WhomPlansAreFor whom, UnheardCustomers unheard, CareWriter writer, Ids ids) {
        this.books = books;
        this.whom = whom;
        this.unheard = unheard;
        this.writer = writer;
        this.ids = new CareIds(ids);
    }

    /**
     * The visit after a complaint was closed, once for each closing.
     *
     * @param closing number of the ticket's event that closed it
     */
    public Mono<Void> complaintClosed(String customerId, String ticketId, long closing, Instant closedAt) {
        return happened(PlanTrigger.COMPLAINT_CLOSED, customerId, ticketId, closing, closedAt);
    }

    public Mono<Void> purchased(String customerId, String purchaseId, Instant at) {
        return happened(PlanTrigger.PURCHASE, customerId, purchaseId, 0, at);
    }

    /** @param sequence of the event that told it */
    public Mono<Void> enteredSegment(String customerId, String segmentId, long sequence, Instant at) {
        return happened(PlanTrigger.SEGMENT_ENTERED, customerId, segmentId, sequence, at);
    }

    /** The contact with who has come to buy rarely; once for each event that told it. */
    Mono<Void> reactivation(Happened fell) {
        return make(fell);
    }

    /** Something was heard of the customer for the first time, or once more: plans that waited for it make their tasks. */
    Mono<Void> heardOf(String customerId) {
        return books.current()
                .filter(book -> book.plans().stream().anyMatch(CareByPlan::waits))
                .flatMap(book -> unheard.of(customerId))
                .flatMap(happened -> Flux.fromIterable(happened)
                        .concatMap(this::makeOfHeard)
                        .then(Mono.defer(() -> unheard.forget(customerId, happened))));
    }

    private static boolean waits(CarePlan plan) {
        return !plan.terms().trigger().isByCalendar() && plan.terms().asksWhere();
    }

    private Mono<Void> happened(PlanTrigger trigger, String customerId, String about, long number, Instant at) {
        return RequestContext.current()
                .map(request -> new Happened(
                        trigger, customerId, about, number, at.truncatedTo(MILLIS), request.correlationId()))
                .flatMap(this::make);
    }

    private Mono<Void> make(Happened what) {
        return reacting(what)
                .flatMap(plans -> plans.stream().anyMatch(plan -> plan.terms().asksWhere())
                        ? makeOnceHeard(what, plans)
                        : make(what, plans));
    }

    private Mono<Void> makeOfHeard(Happened what) {
        return reacting(what).flatMap(plans -> make(what, plans));
    }

    private Mono<List<CarePlan>> reacting(Happened what) {
        return books.current()
                .map(book -> book.reactingTo(what.trigger(), what.at())
                        .filter(what::isMeantBy)
                        .toList())
                .filter(plans -> !plans.isEmpty());
    }

    /**
     * Kept first and looked at again second, so that of this and of what is heard meanwhile one sees the other. What was
     * kept, now or by a delivery that broke off, is forgotten once its tasks are made: who moves later was not meant.
     */
    private Mono<Void> makeOnceHeard(Happened what, List<CarePlan> plans) {
        String customerId = what.customerId();
        return whom.isHeardOf(customerId)
                .flatMap(heard ->
                        heard ? Mono.just(true) : unheard.keep(what).then(Mono.defer(() -> whom.isHeardOf(customerId))))
                .flatMap(heard -> heard
                        ? make(what, plans).then(Mono.defer(() -> unheard.forget(customerId, List.of(what))))
                        : make(what, ofAnywhere(plans)));
    }

    private static List<CarePlan> ofAnywhere(List<CarePlan> plans) {
        return plans.stream().filter(plan -> !plan.terms().asksWhere()).toList();
    }

    private Mono<Void> make(Happened what, List<CarePlan> plans) {
        return whom.of(what.customerId(), plans)
                .flatMapMany(known -> Flux.fromIterable(plans)
                        .filter(known::isMeantBy)
                        .concatMap(plan -> writer.create(
                                PlannedTask.of(
                                        plan,
                                        ids.of(plan, what),
                                        what.customerId(),
                                        plan.terms().dueAfter(what.at(), known.zone()),
                                        what.origin(plan)),
                                null)))
                .then();
    }
}
