package dev.fives.segmentation.profile.model;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a customer's answers and tickets say, as far as it still matters. Answers and tickets may come in any order and
 * again: what is kept follows from all that came and from the present instant, not from the order.
 *
 * @param lastScores one a metric
 * @param negatives those that count, oldest first
 * @param tickets open complaints, and what was closed lately; those that go first are last
 */
public record Satisfaction(List<LastScore> lastScores, List<NegativeScore> negatives, List<Ticket> tickets) {

    public static final Satisfaction NONE = new Satisfaction(List.of(), List.of(), List.of());

    private static final Comparator<NegativeScore> OLDEST_FIRST =
            Comparator.comparing(NegativeScore::at).thenComparing(NegativeScore::ref);
    private static final Comparator<Ticket> OPEN_THEN_NEWEST_FIRST = Comparator.comparing(
                    Ticket::closedAt, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
            .thenComparing(Ticket::openedAt)
            .thenComparing(Ticket::id)
            .reversed();

    public Satisfaction {
        lastScores = List.copyOf(lastScores);
        negatives = List.copyOf(negatives);
        tickets = List.copyOf(tickets);
    }

    /** Whether there is nothing that a risk could come from, as with most customers. */
    boolean isQuiet() {
        return negatives.isEmpty() && tickets.isEmpty();
    }

    /** @param limit negative answers to keep, the newest */
    public Satisfaction with(Answer answer, Instant now, int limit) {
        var scores = answer.lastScore().map(this::newest).orElse(lastScores);
        var score = new NegativeScore(answer.id(), answer.at(), answer.correlationId(), answer.eventId());
        var others = negatives.stream().filter(other -> !other.ref().equals(answer.id()));
        var all = Stream.concat(others, answer.negative() ? Stream.of(score) : Stream.empty())
                .filter(negative -> now.isBefore(negative.until()))
                .sorted(OLDEST_FIRST)
                .toList();
        return new Satisfaction(scores, all.subList(Math.max(0, all.size() - limit), all.size()), tickets);
    }

    /**
     * With the newest that is known of a ticket.
     *
     * @param limit tickets to keep: open ones before closed ones, newer before older
     */
    public Satisfaction with(Ticket ticket, Instant now, int limit) {
        var others = tickets.stream().filter(other -> !other.id().equals(ticket.id()));
        return withTickets(Stream.concat(others, Stream.of(ticket)), now, limit);
    }

    /** With these tickets alone; as it was where the same ones still matter. */
    Satisfaction anew(Collection<Ticket> told, Instant now, int limit) {
        var anew = withTickets(told.stream(), now, limit);
        var stillMatter = tickets.stream().filter(kept -> kept.matters(now)).toList();
        return anew.tickets.equals(stillMatter) ? this : anew;
    }

    private Satisfaction withTickets(Stream<Ticket> told, Instant now, int limit) {
        var all = told.filter(kept -> kept.matters(now))
                .sorted(OPEN_THEN_NEWEST_FIRST)
                .limit(limit)
                .toList();
        return new Satisfaction(lastScores, negatives, all);
    }

    public Optional<LastScore> lastScore(Answer.Metric metric) {
        return lastScores.stream().filter(last -> last.metric() == metric).findFirst();
    }

    public int openComplaints() {
        return (int) tickets.stream().filter(Ticket::isOpenComplaint).count();
    }

    boolean isClosed(NegativeScore score) {
        return tickets.stream().anyMatch(ticket -> ticket.closes(score));
    }

    private List<LastScore> newest(LastScore score) {
        var known = lastScore(score.metric());
        if (known.filter(last -> !score.isNewerThan(last)).isPresent()) {
            return lastScores;
        }
        var others = lastScores.stream().filter(last -> last.metric() != score.metric());
        return Stream.concat(others, Stream.of(score))
                .sorted(Comparator.comparing(LastScore::metric))
                .toList();
    }
}
