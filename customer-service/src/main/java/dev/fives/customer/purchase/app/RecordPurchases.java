package dev.fives.customer.purchase.app;

import dev.fives.customer.purchase.model.Purchase;
import dev.fives.customer.purchase.model.PurchaseDraft;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.CreateResult;
import dev.fives.kit.events.outbox.NewAggregate;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Violation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Records purchases in bulk, for imports; one bulk insert a call, so give it about 500. Repeating it changes nothing. */
public class RecordPurchases {
    private final AggregateStore<Purchase> purchases;
    private final PurchaseDrafts drafts;

    public RecordPurchases(AggregateStore<Purchase> purchases, PurchaseDrafts drafts) {
        this.purchases = purchases;
        this.drafts = drafts;
    }

    /**
     * A purchase to record.
     *
     * @param customerId of an existing customer; that is not asked again
     * @param history an imported past: no invitation for it
     */
    public record NewPurchase(String customerId, PurchaseDraft draft, boolean history) {}

    /** What became of one of them. */
    public sealed interface Outcome {
        /** Recorded now. */
        record Recorded(String purchaseId) implements Outcome {}

        /** Recorded before, with the same content. */
        record Repeated(String purchaseId) implements Outcome {}

        /** The reference has another content. */
        record Conflicting(String purchaseId) implements Outcome {}

        /** Values are not acceptable. */
        record Refused(List<Violation> violations) implements Outcome {}
    }

    /** The outcomes, in the order of the batch. */
    public Mono<List<Outcome>> recordAll(List<NewPurchase> batch) {
        return Mono.defer(() -> {
            List<@Nullable Outcome> outcomes = new ArrayList<>(Collections.nCopies(batch.size(), null));
            Map<String, Integer> places = new LinkedHashMap<>();
            List<NewAggregate<Purchase>> fresh = new ArrayList<>();
            Map<Integer, Purchase> twice = new LinkedHashMap<>();
            for (int i = 0; i < batch.size(); i++) {
                sort(i, batch.get(i), outcomes, places, fresh, twice);
            }
            return createAll(fresh)
                    .flatMap(results -> settle(results, fresh, places, outcomes))
                    .thenMany(Flux.fromIterable(twice.entrySet()))
                    .concatMap(entry -> existing(entry.getValue()).doOnNext(it -> outcomes.set(entry.getKey(), it)))
                    .then(Mono.fromSupplier(() -> outcomes.stream()
                            .map(outcome -> Objects.requireNonNull(outcome))
                            .toList()));
        });
    }

    /** Refused at once, to be created, or a second one of the same reference, which is compared with the first. */
    private void sort(
            int place,
            NewPurchase wanted,
            List<@Nullable Outcome> outcomes,
            Map<String, Integer> places,
            List<NewAggregate<Purchase>> fresh,
            Map<Integer, Purchase> twice) {
        try {
            Purchase purchase = drafts.purchase(wanted.customerId(), wanted.draft(), wanted.history());
            if (places.putIfAbsent(purchase.id(), place) == null) {
                fresh.add(new NewAggregate<>(
                        purchase.id(),
                        purchase.customerId(),
                        purchase,
                        List.of(PurchaseEvents.recorded(purchase)),
                        null));
            } else {
                twice.put(place, purchase);
            }
        } catch (ProblemException refused) {
            outcomes.set(place, new Outcome.Refused(refused.violations()));
        }
    }

    private Mono<List<CreateResult<Purchase>>> createAll(List<NewAggregate<Purchase>> fresh) {
        return fresh.isEmpty() ? Mono.just(List.of()) : purchases.createAll(fresh);
    }

    private Mono<Void> settle(
            List<CreateResult<Purchase>> results,
            List<NewAggregate<Purchase>> fresh,
            Map<String, Integer> places,
            List<@Nullable Outcome> outcomes) {
        Map<String, Purchase> present = new LinkedHashMap<>();
        for (int i = 0; i < results.size(); i++) {
            switch (results.get(i)) {
                case CreateResult.Created<Purchase> created ->
                    outcomes.set(place(places, created.id()), new Outcome.Recorded(created.id()));
                case CreateResult.Existing<Purchase> existing ->
                    present.put(existing.id(), fresh.get(i).state());
            }
        }
        return present.isEmpty()
                ? Mono.empty()
                : purchases
                        .findAll(present.keySet())
                        .doOnNext(found -> found.forEach(stored -> outcomes.set(
                                place(places, stored.id()),
                                compared(stored, Objects.requireNonNull(present.get(stored.id()))))))
                        .then();
    }

    private static int place(Map<String, Integer> places, String purchaseId) {
        return Objects.requireNonNull(places.get(purchaseId));
    }

    private Mono<Outcome> existing(Purchase wanted) {
        return purchases.find(wanted.id()).map(stored -> compared(stored, wanted));
    }

    private static Outcome compared(Stored<Purchase> stored, Purchase wanted) {
        return stored.state().isSameOrderAs(wanted)
                ? new Outcome.Repeated(wanted.id())
                : new Outcome.Conflicting(wanted.id());
    }
}
