package dev.fives.loyalty.care.app;

import static java.time.temporal.ChronoUnit.MILLIS;

import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.id.Ids;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import dev.fives.loyalty.care.model.CareChannel;
import dev.fives.loyalty.care.model.CareKind;
import dev.fives.loyalty.care.model.CareOrigin;
import dev.fives.loyalty.care.model.CareReason;
import dev.fives.loyalty.care.model.CareTask;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Plans the care that an agent asks for, and that of who gave a low score. */
public final class PlanCare {
    private final CareWriter writer;
    private final CareLimits limits;
    private final Ids ids;
    private final BusinessClock business;
    private final RealClock real;

    public PlanCare(CareWriter writer, CareLimits limits, Ids ids, BusinessClock business, RealClock real) {
        this.writer = writer;
        this.limits = limits;
        this.ids = ids;
        this.business = business;
        this.real = real;
    }

    /**
     * With an Idempotency-Key once; in line with the customer's complaints when it is answered. Error 409 for a
     * customer that is deleted.
     */
    public Mono<Stored<CareTask>> plan(CareDraft draft) {
        Instant now = business.instant().truncatedTo(MILLIS);
        return Command.current(real, "POST /care-tasks", draft)
                .zipWith(RequestContext.current(), (command, request) -> once(draft, command, request, now))
                .flatMap(planned -> planned)
                .flatMap(stored -> writer.step(stored.id(), (task, standing) -> task.inLineWith(standing, now)));
    }

    private Mono<Stored<CareTask>> once(CareDraft draft, Command command, RequestContext request, Instant now) {
        String id = command.idOf(ids, CareIds.PREFIX);
        Mono<Stored<CareTask>> attempt = Mono.defer(
                () -> allowed(draft.checked(limits, now)).flatMap(wish -> create(id, wish, command, request, now)));
        return command.orDone(attempt, writer.find(id));
    }

    /** One that is deleted right after it has its task skipped when that is due. */
    private Mono<CareWish> allowed(CareWish wish) {
        return writer.isForDeleted(wish.customerId())
                .flatMap(deleted -> deleted
                        ? Mono.error(new ProblemException(
                                Problems.CONFLICT, "customerId: deleted (expected: a customer that is restored first)"))
                        : Mono.just(wish));
    }

    private Mono<Stored<CareTask>> create(
            String id, CareWish wish, Command command, RequestContext request, Instant now) {
        CareOrigin origin = CareOrigin.ofAgent(wish.ticketId(), wish.note(), request.correlationId(), now);
        return writer.create(
                CareTask.plan(id, wish.customerId(), wish.kind(), wish.channel(), wish.dueAt(), origin), command);
    }

    /** The call to who would not recommend us, due at once; once for each answer that told it. */
    public Mono<Void> recovery(String customerId, String responseId, CareChannel channel, Instant at) {
        String id = ids.derived(CareIds.PREFIX, "recovery", responseId);
        return RequestContext.current()
                .map(request -> new CareOrigin(CareReason.LOW_SCORE, null, 0, null, request.correlationId(), at, null))
                .flatMap(origin ->
                        writer.create(CareTask.plan(id, customerId, CareKind.RECOVERY, channel, at, origin), null))
                .then();
    }
}
