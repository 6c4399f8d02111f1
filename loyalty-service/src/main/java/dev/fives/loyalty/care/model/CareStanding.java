package dev.fives.loyalty.care.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What care knows of a customer: complaints, refusals and frequency band, each as its owner last told. What is closed
 * stays, with its number, so that an event that comes again or late changes nothing.
 *
 * @param epoch counts how often it changed whether marketing is held
 * @param holds whether a serious complaint is open
 * @param customer whether the customer is deleted; absent where nothing was heard of that
 * @param band absent where nothing was heard of it
 */
public record CareStanding(
        String customerId,
        long epoch,
        boolean holds,
        List<Complaint> complaints,
        List<Consent> consents,
        @Nullable Existence customer,
        @Nullable Band band) {
    public CareStanding {
        complaints = List.copyOf(complaints);
        consents = List.copyOf(consents);
    }

    /** @param sequence of the ticket's event */
    public record Complaint(String ticketId, long sequence, boolean serious) {}

    /**
     * @param sequence of the customer's consent event
     * @param validUntil from then on it counts as none
     */
    public record Consent(
            CareChannel channel,
            CarePurpose purpose,
            long sequence,
            boolean denied,
            @Nullable Instant validUntil) {

        boolean denies(CareChannel asked, CarePurpose why, Instant at) {
            boolean inForce = validUntil == null || at.isBefore(validUntil);
            return denied && inForce && isFor(asked, why);
        }

        boolean isFor(CareChannel asked, CarePurpose why) {
            return channel == asked && purpose == why;
        }
    }

    /** @param sequence of the customer's event */
    public record Existence(long sequence, boolean deleted) {}

    /**
     * @param sequence of the profile's latest event of it
     * @param reactivation the latest; absent before the first
     */
    public record Band(long sequence, @Nullable Reactivation reactivation) {}

    /**
     * What made a reactivation due.
     *
     * @param sequence of the profile's event
     * @param held {@link #epoch} of the complaint that holds it from the start; absent where there is none
     */
    public record Reactivation(
            long sequence, Instant at, @Nullable Long held) {

        /** Whether another one may not be due yet. */
        boolean keeps(Instant other, Duration pause) {
            return other.isBefore(at.plus(pause));
        }
    }

    /**
     * The band is another one.
     *
     * @param sequence of the profile's event
     */
    public record BandChange(long sequence, boolean low, Instant at) {}

    public static CareStanding nothingKnown(String customerId) {
        return new CareStanding(customerId, 0, false, List.of(), List.of(), null, null);
    }

    public boolean knows(String ticketId) {
        return complaints.stream().anyMatch(known -> known.ticketId().equals(ticketId));
    }

    public boolean hasHeard(Complaint news) {
        return complaints.stream()
                .anyMatch(known -> known.ticketId().equals(news.ticketId()) && known.sequence() >= news.sequence());
    }

    /** The highest sequence of a ticket counts. */
    public CareStanding heard(Complaint news) {
        if (hasHeard(news)) {
            return this;
        }
        List<Complaint> next = replaced(complaints, known -> known.ticketId().equals(news.ticketId()), news);
        boolean holdsNow = next.stream().anyMatch(Complaint::serious);
        long nextEpoch = holdsNow == holds ? epoch : epoch + 1;
        return new CareStanding(customerId, nextEpoch, holdsNow, next, consents, customer, band);
    }

    public boolean hasHeard(Consent news) {
        return consents.stream()
                .anyMatch(known -> known.isFor(news.channel(), news.purpose()) && known.sequence() >= news.sequence());
    }

    /** The highest sequence of a channel and purpose counts. */
    public CareStanding heard(Consent news) {
        if (hasHeard(news)) {
            return this;
        }
        List<Consent> next = replaced(consents, known -> known.isFor(news.channel(), news.purpose()), news);
        return new CareStanding(customerId, epoch, holds, complaints, next, customer, band);
    }

    public boolean hasHeard(Existence news) {
        return customer != null && customer.sequence() >= news.sequence();
    }

    /** The highest sequence of the customer counts. */
    public CareStanding heard(Existence news) {
        return hasHeard(news) ? this : new CareStanding(customerId, epoch, holds, complaints, consents, news, band);
    }

    public boolean hasHeard(BandChange news) {
        return band != null && band.sequence() >= news.sequence();
    }

    /**
     * The highest sequence of the customer counts.
     *
     * @param pause from one reactivation to the next
     */
    public CareStanding heard(BandChange news, Duration pause) {
        if (hasHeard(news)) {
            return this;
        }
        Reactivation last = band == null ? null : band.reactivation();
        boolean again = news.low()
                && !isDeleted()
                && (last == null || !(last.keeps(news.at(), pause) || isHeldByTheSame(last)));
        Reactivation next = again ? new Reactivation(news.sequence(), news.at(), holds ? epoch : null) : last;
        return new CareStanding(
                customerId, epoch, holds, complaints, consents, customer, new Band(news.sequence(), next));
    }

    /** It would be released together with the next; said here, it is so for who is held out, who has no held task, too. */
    private boolean isHeldByTheSame(Reactivation last) {
        return holds && last.held() != null && last.held() == epoch;
    }

    /** Empty where another event made the latest reactivation due, or none did. */
    public Optional<Reactivation> reactivationBy(BandChange news) {
        return Optional.ofNullable(band).map(Band::reactivation).filter(latest -> latest.sequence() == news.sequence());
    }

    /** Nobody contacts a customer that is deleted. */
    public boolean isDeleted() {
        return customer != null && customer.deleted();
    }

    /** Absent and expired consent refuse nothing. */
    public boolean denies(CareChannel channel, CarePurpose purpose, Instant at) {
        return consents.stream().anyMatch(consent -> consent.denies(channel, purpose, at));
    }

    private static <T> List<T> replaced(List<T> all, Predicate<T> same, T news) {
        List<T> next = new ArrayList<>(all);
        next.removeIf(same);
        next.add(news);
        return next;
    }
}
