package dev.fives.loyalty.care.app;

import static java.time.temporal.ChronoUnit.MILLIS;

import dev.fives.kit.id.Ids;
import dev.fives.kit.request.RequestContext;
import dev.fives.loyalty.care.model.CareOrigin;
import dev.fives.loyalty.care.model.CarePlan;
import dev.fives.loyalty.care.model.CareStanding.Reactivation;
import dev.fives.loyalty.care.model.PlanTrigger;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The tasks that plans make of what happened, each once for each plan. For a deleted customer too, who may be back when
 * the task is due; if not, it is skipped then. So a replay plans nothing that was not planned the first time.
 */
public final class CareByPlan {
    private final SharedCareBook books;
    private final WhomPlansAreFor whom;
    private final CareWriter writer;
    private final CareIds ids;

    public CareByPlan(SharedCareBook books, WhomPlansAreFor whom, CareWriter writer, Ids ids) {
        this.books = books;
        this.whom = whom;
        this.writer = writer;
        this.ids = new CareIds(ids);
    }

    /** @param id of the task that a plan makes of it */
    private record Happened(
            PlanTrigger trigger, String customerId, String occasion, Instant at, Function<CarePlan, String> id) {}

    /**
     * The visit after a complaint was closed, once for each closing.
     *
     * @param closing number of the ticket's event that closed it
     */
    public Mono<Void> complaintClosed(String customerId, String ticketId, long closing, Instant closedAt) {
        Happened closed = new Happened(
                PlanTrigger.COMPLAINT_CLOSED,
                customerId,
                ticketId + "@" + closing,
                closedAt.truncatedTo(MILLIS),
                plan -> ids.ofComplaint(plan, customerId, ticketId, closing));
        return make(closed, plan -> true, origin -> origin.about(ticketId, closing));
    }

    public Mono<Void> purchased(String customerId, String purchaseId, Instant at) {
        return make(happened(PlanTrigger.PURCHASE, customerId, purchaseId, at), plan -> true, UnaryOperator.identity());
    }

    /** @param sequence of the event that told it */
    public Mono<Void> enteredSegment(String customerId, String segmentId, long sequence, Instant at) {
        return make(
                happened(PlanTrigger.SEGMENT_ENTERED, customerId, segmentId + "@" + sequence, at),
                plan -> segmentId.equals(plan.terms().segmentId()),
                UnaryOperator.identity());
    }

    /** The contact with who has come to buy rarely; once for each event that told it. */
    Mono<Void> reactivation(String customerId, Reactivation cause) {
        Happened fell = new Happened(
                PlanTrigger.FREQUENCY_BAND_LOW,
                customerId,
                "band@" + cause.sequence(),
                cause.at(),
                plan -> ids.ofReactivation(plan, customerId, cause.sequence()));
        return make(fell, plan -> true, UnaryOperator.identity());
    }

    private Happened happened(PlanTrigger trigger, String customerId, String occasion, Instant at) {
        return new Happened(
                trigger, customerId, occasion, at.truncatedTo(MILLIS), plan -> ids.of(plan, customerId, occasion));
    }

    private Mono<Void> make(Happened what, Predicate<CarePlan> meant, UnaryOperator<CareOrigin> about) {
        return books.current()
                .map(book ->
                        book.reactingTo(what.trigger(), what.at()).filter(meant).toList())
                .filter(plans -> !plans.isEmpty())
                .flatMap(plans -> make(what, plans, about));
    }

    private Mono<Void> make(Happened what, List<CarePlan> plans, UnaryOperator<CareOrigin> about) {
        return Mono.zip(whom.of(what.customerId(), plans), RequestContext.current())
                .flatMapMany(known -> Flux.fromIterable(plans)
                        .filter(known.getT1()::isMeantBy)
                        .concatMap(plan -> {
                            Instant dueAt = plan.terms()
                                    .dueAfter(what.at(), known.getT1().zone());
                            CareOrigin origin = about.apply(CareOrigin.of(
                                    plan, what.occasion(), known.getT2().correlationId(), what.at()));
                            return writer.create(
                                    PlannedTask.of(plan, what.id().apply(plan), what.customerId(), dueAt, origin),
                                    null);
                        }))
                .then();
    }
}
