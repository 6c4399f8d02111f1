package dev.fives.loyalty.care.app;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.loyalty.care.model.CareReason;
import dev.fives.loyalty.care.model.CareStanding;
import dev.fives.loyalty.care.model.CareStanding.Complaint;
import dev.fives.loyalty.care.model.CareStanding.Consent;
import dev.fives.loyalty.care.model.CareStanding.Existence;
import dev.fives.loyalty.care.model.CareStep;
import dev.fives.loyalty.care.model.CareTask;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * No birthday wishes while a serious complaint is open. First the standing is written, then every open task is brought in
 * line with it; both can be repeated, and who plans a task looks at the standing after it is written.
 */
public final class HoldCare {
    private final CareStandings standings;
    private final CareTasks tasks;
    private final CareWriter writer;

    public HoldCare(CareStandings standings, CareTasks tasks, CareWriter writer) {
        this.standings = standings;
        this.tasks = tasks;
        this.writer = writer;
    }

    /**
     * A ticket changed.
     *
     * @param isComplaint whether it is or has been judged as one; another ticket counts only if it was one before
     */
    public Mono<Void> heard(String customerId, Complaint complaint, boolean isComplaint, Instant at) {
        return standings
                .hear(
                        customerId,
                        known -> known.hasHeard(complaint),
                        known -> isComplaint || known.knows(complaint.ticketId()) ? known.heard(complaint) : known)
                .filter(known -> known.knows(complaint.ticketId()))
                .flatMap(known -> settle(customerId, at));
    }

    public Mono<Void> heard(String customerId, Consent consent) {
        return standings
                .hear(customerId, known -> known.hasHeard(consent), known -> known.heard(consent))
                .then();
    }

    /** What is due is off; what is planned is judged when its instant comes. */
    public Mono<Void> heard(String customerId, Existence customer, Instant at) {
        return standings
                .hear(customerId, known -> known.hasHeard(customer), known -> known.heard(customer))
                .filter(CareStanding::isDeleted)
                .flatMapMany(known -> open(customerId))
                .concatMap(stored -> writer.step(stored.id(), (task, standing) -> task.fire(standing, at)))
                .then();
    }

    /** Asking how they are after a closing that no longer holds would only add to the trouble. */
    public Mono<Void> reopened(String customerId, String ticketId, long sequence, Instant at) {
        return open(customerId)
                .filter(stored -> follows(stored.state(), ticketId, sequence))
                .concatMap(stored -> writer.step(stored.id(), (task, standing) -> followUpOff(task, at)))
                .then();
    }

    private Mono<Void> settle(String customerId, Instant at) {
        return open(customerId)
                .filter(stored -> stored.state().kind().isMarketing())
                .concatMap(stored -> writer.step(stored.id(), (task, standing) -> task.inLineWith(standing, at)))
                .then();
    }

    /** Collected, so that writing does not move what is being read. */
    private Flux<Stored<CareTask>> open(String customerId) {
        return tasks.openOf(customerId).collectList().flatMapMany(Flux::fromIterable);
    }

    private static boolean follows(CareTask task, String ticketId, long sequence) {
        long closing = task.origin().closing();
        return ticketId.equals(task.origin().ticketId()) && closing > 0 && closing < sequence;
    }

    private static CareStep followUpOff(CareTask task, Instant at) {
        return task.status().isOpen()
                ? task.skip(CareReason.COMPLAINT_REOPENED.name(), null, at)
                : CareStep.silent(task);
    }
}
