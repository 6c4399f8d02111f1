package dev.fives.segmentation.profile.model;

import dev.fives.segmentation.basis.model.Measure;
import dev.fives.segmentation.profile.model.Occurrences.Occurrence;
import dev.fives.segmentation.rule.model.Where;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The purchases of a customer: the newest one by one, the rest as sums. In whatever order the events come, the same
 * ones are kept and the sums are the same.
 *
 * @param kept oldest first
 */
public record Purchases(List<Purchase> kept, Folded folded) {

    static final Comparator<Purchase> OLDEST_FIRST =
            Comparator.comparing(Purchase::at).thenComparing(Purchase::id);

    public static final Purchases NONE = new Purchases(List.of(), Folded.NONE);

    public Purchases {
        kept = List.copyOf(kept);
    }

    /** Whether the facts must be asked what was counted of this purchase before. */
    public boolean mayHaveFolded(String purchaseId) {
        return folded.purchases() > 0 && find(purchaseId).isEmpty();
    }

    /**
     * With the news of a purchase, if they are news.
     *
     * @param before what the sums hold of this purchase, null for nothing
     * @param limit purchases to keep one by one
     */
    public Purchases with(Purchase purchase, @Nullable Purchase before, int limit) {
        var present = find(purchase.id()).or(() -> Optional.ofNullable(before));
        if (present.filter(known -> known.version() >= purchase.version()).isPresent()) {
            return this;
        }
        if (before != null && find(purchase.id()).isEmpty()) {
            return new Purchases(kept, folded.minus(before).plus(purchase));
        }
        return fold(sorted(purchase), limit);
    }

    /**
     * Ids of those whose items there is room for again, since a newer purchase was given back: the facts must be asked
     * for them.
     *
     * @param limit items to keep
     */
    public List<String> lackingItems(int limit) {
        return kept.subList(firstWithItems(limit), kept.size()).stream()
                .filter(Purchase::lacksItems)
                .map(Purchase::id)
                .toList();
    }

    /**
     * With what was in the newest purchases alone, so that a profile stays small. Which ones those are goes by how many
     * items there are, kept or not, so that it does not depend on what came before what.
     *
     * @param known those that {@link #lackingItems} names, by their ids, as the facts tell them
     */
    public Purchases withItemsUpTo(int limit, Map<String, Purchase> known) {
        int first = firstWithItems(limit);
        if (known.isEmpty() && first == 0) {
            return this;
        }
        var all = new ArrayList<Purchase>();
        for (var purchase : kept) {
            all.add(all.size() < first ? purchase.withoutItems() : purchase.withItemsOf(known.get(purchase.id())));
        }
        return new Purchases(all, folded);
    }

    /** Place of the oldest purchase whose items are kept. */
    private int firstWithItems(int limit) {
        int first = kept.size();
        int items = 0;
        while (first > 0) {
            items += kept.get(first - 1).itemCount();
            if (items > limit) {
                return first;
            }
            first--;
        }
        return first;
    }

    /** Those kept that count and that a condition asks for. */
    Occurrences where(Where where, Measure measure) {
        var asked = new ArrayList<Occurrence>();
        for (var purchase : kept) {
            if (purchase.counts(measure)) {
                asked(purchase, where, measure).ifPresent(asked::add);
            }
        }
        return new Occurrences(asked);
    }

    /** Those kept that are not the same in both, as they are in either. */
    List<Purchase> unlike(Purchases other) {
        var theirs = new HashMap<String, Purchase>();
        other.kept.forEach(purchase -> theirs.put(purchase.id(), purchase));
        var unlike = new ArrayList<Purchase>();
        for (var purchase : kept) {
            if (!purchase.equals(theirs.get(purchase.id()))) {
                unlike.add(purchase);
            } else {
                theirs.remove(purchase.id());
            }
        }
        unlike.addAll(theirs.values());
        return unlike;
    }

    /** Those that are kept one by one and have something of what a condition asks for. */
    Set<String> withAny(Where where, Measure measure) {
        return kept.stream()
                .filter(purchase -> asked(purchase, where, measure).isPresent())
                .map(Purchase::id)
                .collect(Collectors.toSet());
    }

    /**
     * Ids of those that count and have something of what a condition asks for, newest first.
     *
     * @param after that are younger than this; null for all
     */
    Stream<String> newestWithAny(Where where, Measure measure, @Nullable Instant after) {
        return kept.reversed().stream()
                .filter(purchase -> after == null || purchase.at().isAfter(after))
                .filter(purchase -> purchase.counts(measure))
                .filter(purchase -> asked(purchase, where, measure).isPresent())
                .map(Purchase::id);
    }

    private static Optional<Occurrence> asked(Purchase purchase, Where where, Measure measure) {
        var basket = purchase.basket();
        var value = purchase.value(measure);
        var amount = where.isAny()
                ? Optional.of(value)
                : Optional.ofNullable(basket).flatMap(known -> known.amountOf(where, value));
        return amount.map(asked -> new Occurrence(purchase.at(), purchase.isForeign() ? null : asked));
    }

    /** Sums under a measure. */
    public Totals totals(Measure measure) {
        var counted = kept.stream().filter(purchase -> purchase.counts(measure)).toList();
        var amount = counted.stream()
                .map(purchase -> purchase.amount(measure))
                .reduce(folded.amount(measure), BigDecimal::add);
        var lastAt = counted.isEmpty() ? null : counted.getLast().at();
        return new Totals(lastAt, counted.size() + folded.count(measure), amount);
    }

    /** Instants of the purchases that count and are younger than a window, oldest first. */
    public List<Instant> since(Instant start, Measure measure) {
        return kept.stream()
                .filter(purchase -> purchase.counts(measure) && purchase.at().isAfter(start))
                .map(Purchase::at)
                .toList();
    }

    private Optional<Purchase> find(String id) {
        return kept.stream().filter(purchase -> purchase.id().equals(id)).findFirst();
    }

    private List<Purchase> sorted(Purchase purchase) {
        var others = kept.stream().filter(other -> !other.id().equals(purchase.id()));
        return Stream.concat(others, Stream.of(purchase)).sorted(OLDEST_FIRST).toList();
    }

    private Purchases fold(List<Purchase> sorted, int limit) {
        var young = new ArrayList<>(sorted);
        var sums = folded;
        while (young.size() > limit) {
            sums = sums.plus(young.removeFirst());
        }
        return new Purchases(young, sums);
    }
}
