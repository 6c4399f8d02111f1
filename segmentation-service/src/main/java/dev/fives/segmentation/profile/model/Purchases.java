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

    private static final Comparator<Purchase> OLDEST_FIRST =
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

    /** With what was in the newest purchases alone, so that a profile stays small. */
    public Purchases withItemsUpTo(int limit) {
        if (kept.stream().mapToInt(Purchase::items).sum() <= limit) {
            return this;
        }
        var young = new ArrayList<Purchase>();
        int items = 0;
        for (var purchase : kept.reversed()) {
            items += purchase.items();
            young.addFirst(items <= limit ? purchase : purchase.withoutItems());
        }
        return new Purchases(young, folded);
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
