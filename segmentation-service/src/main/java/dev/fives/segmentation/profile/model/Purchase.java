package dev.fives.segmentation.profile.model;

import dev.fives.segmentation.basis.model.Measure;
import dev.fives.segmentation.rule.model.Where;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A purchase as the last event told it.
 *
 * @param version of the purchase; a lower one is old news
 * @param gross as recorded
 * @param net after all refunds
 * @param currency in a profile: null where it is the profile's own
 * @param basket null where nobody told what was in it
 */
public record Purchase(
        String id,
        long version,
        Instant at,
        BigDecimal gross,
        BigDecimal net,
        @Nullable String currency,
        @Nullable Basket basket) {

    public Purchase(String id, long version, Instant at, BigDecimal gross, BigDecimal net, @Nullable String currency) {
        this(id, version, at, gross, net, currency, null);
    }

    /** As a profile of this currency keeps it. */
    public Purchase in(@Nullable String own) {
        return Objects.equals(currency, own) ? new Purchase(id, version, at, gross, net, null, basket) : this;
    }

    /** Whether a condition may ask for it, whatever it is worth. */
    boolean isAskedFor(Where where) {
        return where.isAny() || (basket != null && basket.amountOf(where, gross).isPresent());
    }

    Purchase withoutItems() {
        var where = basket == null ? null : basket.withoutItems();
        return new Purchase(id, version, at, gross, net, currency, where);
    }

    /** With what was in it as another look at the same version of it tells. */
    Purchase withItemsOf(@Nullable Purchase told) {
        return told == null || told.basket() == null || told.version() != version
                ? this
                : new Purchase(id, version, at, gross, net, currency, told.basket());
    }

    int items() {
        return basket == null ? 0 : basket.size();
    }

    /** Those that are no longer kept included. */
    int itemCount() {
        return basket == null ? 0 : basket.count();
    }

    boolean lacksItems() {
        return items() < itemCount();
    }

    /** Its amount cannot be added to those of the others. */
    public boolean isForeign() {
        return currency != null;
    }

    /** What it adds to the sum of amounts. */
    BigDecimal amount(Measure measure) {
        return isForeign() ? BigDecimal.ZERO : value(measure);
    }

    public BigDecimal value(Measure measure) {
        return measure == Measure.GROSS ? gross : net;
    }

    /** A purchase without value says nothing about how often or how much somebody buys. */
    public boolean counts(Measure measure) {
        return gross.signum() > 0 && value(measure).signum() > 0;
    }
}
