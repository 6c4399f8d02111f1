package dev.fives.segmentation.profile.model;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Folds a profile anew from all that was told of purchases and tickets. A profile that was right stays equal, digit by
 * digit, so that whoever compares the two finds damage alone. Answers, uses, attributes and decisions are kept in the
 * profile alone and stay as they are.
 *
 * @param purchases that a profile keeps one by one
 * @param items of the newest purchases
 * @param tickets that a profile keeps
 */
public record Refold(int purchases, int items, int tickets) {

    /**
     * @param bought all versions, in any order
     * @param asked each as it was told last
     */
    public Profile of(Profile stored, Collection<Purchase> bought, Collection<Ticket> asked, Instant now) {
        var newest = newest(bought);
        var own = currency(stored, newest);
        var anew = fold(newest.stream().map(purchase -> purchase.in(own)).toList());
        var same = anew.folded().comesToSameAs(stored.purchases().folded())
                ? new Purchases(anew.kept(), stored.purchases().folded())
                : anew;
        return stored.anew(own, same, stored.satisfaction().anew(asked, now, tickets));
    }

    private Purchases fold(List<Purchase> oldestFirst) {
        int old = Math.max(0, oldestFirst.size() - purchases);
        var sums = Folded.NONE;
        for (var purchase : oldestFirst.subList(0, old)) {
            sums = sums.plus(purchase);
        }
        return new Purchases(oldestFirst.subList(old, oldestFirst.size()), sums).withItemsUpTo(items, Map.of());
    }

    /** The highest version of each. */
    private static List<Purchase> newest(Collection<Purchase> bought) {
        Map<String, Purchase> byId = new HashMap<>();
        bought.forEach(purchase ->
                byId.merge(purchase.id(), purchase, (one, other) -> one.version() >= other.version() ? one : other));
        return byId.values().stream().sorted(Purchases.OLDEST_FIRST).toList();
    }

    /** That of the purchase that came first, which the profile alone knows; where it is lost, of the oldest one. */
    private static @Nullable String currency(Profile stored, List<Purchase> oldestFirst) {
        var own = stored.currency();
        return oldestFirst.isEmpty()
                        || oldestFirst.stream().anyMatch(purchase -> Objects.equals(purchase.currency(), own))
                ? own
                : oldestFirst.getFirst().currency();
    }
}
