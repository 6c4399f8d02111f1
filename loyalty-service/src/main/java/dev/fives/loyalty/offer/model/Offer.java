package dev.fives.loyalty.offer.model;

import dev.fives.loyalty.catalogue.model.Belonging;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something for some members only, for a time.
 *
 * @param archivedAt business time; final, and what was taken before stays
 */
public record Offer(OfferTerms terms, @Nullable Instant archivedAt) {

    public boolean isArchived() {
        return archivedAt != null;
    }

    public boolean isOver(Instant now) {
        Instant end = terms.validity().to();
        return end != null && !now.isBefore(end);
    }

    /** Whether who belongs there may take it now. */
    public boolean isOpenTo(Belonging belonging, Instant now) {
        return !isArchived()
                && terms.validity().includes(now)
                && terms.audience().includes(belonging);
    }

    public Offer with(OfferTerms next) {
        return new Offer(next, archivedAt);
    }

    public Offer archived(Instant now) {
        return new Offer(terms, now);
    }
}
