package dev.fives.loyalty.care.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When time alone makes the next task for a customer.
 *
 * @param since when it was first heard of
 * @param through what was due until then has been seen to
 * @param epoch of the book that the next instant was worked out by
 * @param nextDueAt absent where nothing is to come
 */
public record CustomerCalendar(
        String customerId,
        CareProfile profile,
        Instant since,
        Instant through,
        long epoch,
        @Nullable Instant nextDueAt) {

    /** Nothing from before it was first heard of makes a task. */
    public static CustomerCalendar first(String customerId, CareProfile profile, Instant at, Occasions occasions) {
        return new CustomerCalendar(customerId, profile, at, at, 0, null).through(at, occasions);
    }

    public boolean hasHeard(CareProfile news) {
        return profile.sequence() >= news.sequence();
    }

    /**
     * The highest sequence counts. What only the news would have made due before them makes no task; but what was still
     * to come and is past in the zone that the customer moved to is due now.
     */
    public CustomerCalendar heard(CareProfile news, Instant at, Occasions occasions) {
        if (hasHeard(news)) {
            return this;
        }
        CustomerCalendar told = new CustomerCalendar(customerId, news, since, through, epoch, nextDueAt);
        Instant bound = realigned(occasions).beforeWhatIsDue(at);
        return told.through(
                occasions
                        .passedOver(this, told, bound)
                        .map(passed -> passed.minusMillis(1))
                        .orElse(bound),
                occasions);
    }

    /**
     * Another book, whose plans and feasts say since when they count: what falls between then and the moment at which the
     * book reaches this customer is not lost.
     */
    public CustomerCalendar realigned(Occasions occasions) {
        return through(through, occasions);
    }

    /** All that was due until then has its task. */
    public CustomerCalendar fired(Instant until, Occasions occasions) {
        return through(until, occasions);
    }

    /** That instant, unless something waits to be fired: then just before it. */
    private Instant beforeWhatIsDue(Instant at) {
        Instant next = nextDueAt;
        Instant bound = next == null || next.isAfter(at) ? at : next.minusMillis(1);
        return bound.isAfter(through) ? bound : through;
    }

    private CustomerCalendar through(Instant until, Occasions occasions) {
        Instant next = occasions.nextAfter(until, this).orElse(null);
        return new CustomerCalendar(customerId, profile, since, until, occasions.epoch(), next);
    }
}
