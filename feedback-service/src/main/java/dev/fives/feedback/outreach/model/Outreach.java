package dev.fives.feedback.outreach.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What decides whether one customer is asked. It is the only place where that is decided, so two questions can never
 * both find that nobody asked before.
 *
 * @param lastInvitedAt business time of the latest invitation, of any survey
 * @param tickets what is known of each, and what was before; likewise {@code consents}
 * @param deletions whether the customer is deleted, and was before
 * @param decided questions decided that may not be settled yet: the memory of a step that is repeated after a crash
 */
public record Outreach(
        @Nullable Instant lastInvitedAt,
        List<TicketMark> tickets,
        List<ConsentMark> consents,
        List<DeletionMark> deletions,
        List<Decided> decided) {
    public static final Outreach EMPTY = new Outreach(null, List.of(), List.of(), List.of(), List.of());

    public Outreach {
        tickets = List.copyOf(tickets);
        consents = List.copyOf(consents);
        // what was kept before customers could be deleted has none
        deletions = List.copyOf(Objects.requireNonNullElse(deletions, List.of()));
        decided = List.copyOf(decided);
    }

    /** What a question came to. */
    public record Decided(String askId, Outcome outcome) {}

    /** What was decided of a question; empty where it was not, or where it is settled and forgotten. */
    public Optional<Outcome> outcomeOf(String askId) {
        return decided.stream()
                .filter(one -> one.askId().equals(askId))
                .map(Decided::outcome)
                .findFirst();
    }

    /**
     * Whether to ask, as of the question's own due instant: what came after it does not count, however late it is
     * judged; but for a deletion, since nobody writes to who is deleted by now.
     *
     * @param refundedAt business time of the purchase's first refund, absent without one
     */
    public Outcome judge(Ask ask, @Nullable Instant refundedAt) {
        if (isDeleted(ask.dueAt()) || isDeleted()) {
            return Outcome.CUSTOMER_DELETED;
        }
        if (refundedAt != null && refundedAt.isBefore(ask.dueAt())) {
            return Outcome.REFUNDED;
        }
        if (Marks.before(consents, ask.dueAt()).anyMatch(consent -> consent.refuses(ask.channel(), ask.dueAt()))) {
            return Outcome.NO_CONSENT;
        }
        if (Marks.before(tickets, ask.dueAt()).anyMatch(TicketMark::openComplaint)) {
            return Outcome.OPEN_COMPLAINT;
        }
        return isTooSoon(ask) ? Outcome.FREQUENCY_CAP : Outcome.INVITED;
    }

    /** By now. */
    public boolean isDeleted() {
        return isDeleted(Instant.MAX);
    }

    private boolean isDeleted(Instant instant) {
        return Marks.before(deletions, instant).anyMatch(DeletionMark::deleted);
    }

    /** A question that was due before the latest invitation came late; by now the customer has been asked. */
    private boolean isTooSoon(Ask ask) {
        return lastInvitedAt != null
                && ask.fatigueDays() > 0
                && ask.dueAt().isBefore(lastInvitedAt.plus(Duration.ofDays(ask.fatigueDays())));
    }

    public Outreach with(Ask ask, Outcome outcome) {
        boolean later = outcome == Outcome.INVITED
                && (lastInvitedAt == null || ask.dueAt().isAfter(lastInvitedAt));
        List<Decided> all = new ArrayList<>(decided);
        all.add(new Decided(ask.id(), outcome));
        return new Outreach(later ? ask.dueAt() : lastInvitedAt, tickets, consents, deletions, all);
    }

    /** Forgets what is settled; the question itself remembers it from then on. */
    public Outreach keeping(Collection<String> unsettledAskIds) {
        return new Outreach(
                lastInvitedAt,
                tickets,
                consents,
                deletions,
                decided.stream()
                        .filter(one -> unsettledAskIds.contains(one.askId()))
                        .toList());
    }

    /**
     * With what an event told of a ticket; unchanged where as much is known already.
     *
     * @param kept marks to remember; open complaints are never forgotten
     */
    public Outreach with(TicketMark mark, int kept) {
        return new Outreach(lastInvitedAt, Marks.noted(tickets, mark, kept), consents, deletions, decided);
    }

    /** With what an event told of a consent; likewise, and refusals in force are never forgotten. */
    public Outreach with(ConsentMark mark, int kept) {
        return new Outreach(lastInvitedAt, tickets, Marks.noted(consents, mark, kept), deletions, decided);
    }

    /** With what an event told of the customer itself; likewise. */
    public Outreach with(DeletionMark mark, int kept) {
        return new Outreach(lastInvitedAt, tickets, consents, Marks.noted(deletions, mark, kept), decided);
    }
}
