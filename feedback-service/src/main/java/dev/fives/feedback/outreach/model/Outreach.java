package dev.fives.feedback.outreach.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What decides whether one customer is asked. It is the only place where that is decided, so two questions can never
 * both find that nobody asked before.
 *
 * @param lastInvitedAt business time of the latest invitation, of any survey
 * @param decided questions decided that may not be settled yet: the memory of a step that is repeated after a crash
 */
public record Outreach(
        @Nullable Instant lastInvitedAt, List<TicketMark> tickets, List<ConsentMark> consents, List<Decided> decided) {
    public static final Outreach EMPTY = new Outreach(null, List.of(), List.of(), List.of());

    public Outreach {
        tickets = List.copyOf(tickets);
        consents = List.copyOf(consents);
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
     * Whether to ask, as of the question's own due instant.
     *
     * @param refundedAt business time of the purchase's first refund, absent without one
     */
    public Outcome judge(Ask ask, @Nullable Instant refundedAt) {
        if (refundedAt != null && refundedAt.isBefore(ask.dueAt())) {
            return Outcome.REFUNDED;
        }
        if (consents.stream().anyMatch(consent -> consent.refuses(ask.channel(), ask.dueAt()))) {
            return Outcome.NO_CONSENT;
        }
        if (tickets.stream().anyMatch(TicketMark::openComplaint)) {
            return Outcome.OPEN_COMPLAINT;
        }
        return isTooSoon(ask) ? Outcome.FREQUENCY_CAP : Outcome.INVITED;
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
        return new Outreach(later ? ask.dueAt() : lastInvitedAt, tickets, consents, all);
    }

    /** Forgets what is settled; the question itself remembers it from then on. */
    public Outreach keeping(Collection<String> unsettledAskIds) {
        return new Outreach(
                lastInvitedAt,
                tickets,
                consents,
                decided.stream()
                        .filter(one -> unsettledAskIds.contains(one.askId()))
                        .toList());
    }

    /**
     * With what an event told of a ticket; unchanged where more is known already.
     *
     * @param kept tickets to remember; beyond it the longest unheard of that are no open complaint are forgotten
     */
    public Outreach with(TicketMark mark, int kept) {
        Optional<TicketMark> known = tickets.stream()
                .filter(one -> one.ticketId().equals(mark.ticketId()))
                .findFirst();
        if (known.isPresent() && known.get().sequence() >= mark.sequence()) {
            return this;
        }
        List<TicketMark> all = new ArrayList<>(tickets);
        known.ifPresent(all::remove);
        all.add(mark);
        while (all.size() > kept && all.stream().anyMatch(one -> !one.openComplaint())) {
            all.remove(all.stream()
                    .min(Comparator.comparing(TicketMark::openComplaint))
                    .orElseThrow());
        }
        return new Outreach(lastInvitedAt, all, consents, decided);
    }

    /** With what an event told of a consent; unchanged where more is known already. */
    public Outreach with(ConsentMark mark) {
        if (consents.stream().anyMatch(one -> one.isAbout(mark) && one.sequence() >= mark.sequence())) {
            return this;
        }
        List<ConsentMark> all = Stream.concat(consents.stream().filter(one -> !one.isAbout(mark)), Stream.of(mark))
                .toList();
        return new Outreach(lastInvitedAt, tickets, all, decided);
    }
}
