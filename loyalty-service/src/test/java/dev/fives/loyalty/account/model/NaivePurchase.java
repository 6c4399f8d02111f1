package dev.fives.loyalty.account.model;

import dev.fives.loyalty.account.model.NaiveHeaps.Heap;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is remembered of one purchase, so that it can be taken back. */
final class NaivePurchase {
    final Map<String, Given> byRule = new LinkedHashMap<>();
    long highest;

    /** What one rule gave for one purchase. */
    static final class Given {
        final List<Heap> heaps = new ArrayList<>();
        long lost;
        long net;

        void in(LocalDate activates, LocalDate last, long points) {
            Heap heap = heaps.stream()
                    .filter(it -> it.is(activates, last))
                    .findFirst()
                    .orElseGet(() -> {
                        heaps.add(new Heap(activates, last));
                        return heaps.getLast();
                    });
            heap.points += points;
        }
    }
}
