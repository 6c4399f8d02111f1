package dev.fives.segmentation.profile.app;

import dev.fives.kit.events.listener.Repeat;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.segmentation.profile.model.Profile;
import dev.fives.segmentation.profile.model.Purchase;
import dev.fives.segmentation.profile.model.Purchases;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Brings a purchase event into the profile, once: keep the fact, write the profile with the fact's id in it, mark the
 * fact. The profile is read first, since its version guards the write; what is known of the fact is read after it.
 */
public final class ApplyPurchase {

    private final ProfileWriter writer;
    private final FactStore facts;
    private final RfmPopulation population;
    private final Kept kept;
    private final int recentMax;
    private final Counter foreign;

    /**
     * What a profile keeps one by one.
     *
     * @param items of the newest purchases, what was in them
     */
    public record Kept(int purchases, int items) {}

    /**
     * @param recentMax fact ids in a profile from which it is worth asking which of them are marked
     */
    public ApplyPurchase(
            ProfileWriter writer,
            FactStore facts,
            RfmPopulation population,
            Kept kept,
            int recentMax,
            MeterRegistry meters) {
        this.writer = writer;
        this.facts = facts;
        this.population = population;
        this.kept = kept;
        this.recentMax = recentMax;
        this.foreign = meters.counter("fives.profiles.foreign.purchases");
    }

    public Mono<Void> apply(PurchaseFact fact) {
        return ProfileWriter.startingOver(Mono.defer(() -> attempt(fact)));
    }

    private Mono<Void> attempt(PurchaseFact fact) {
        return writer.find(fact.customerId())
                .flatMap(loaded -> facts.keep(fact).flatMap(state -> switch (state) {
                    case APPLIED -> Repeat.dropped();
                    case OPEN -> bring(loaded, fact).then(facts.markApplied(fact.id()));
                }));
    }

    private Mono<Void> bring(Optional<Stored<Profile>> loaded, PurchaseFact fact) {
        var profile = loaded.map(Stored::state).orElseGet(() -> Profile.of(fact.customerId()));
        if (profile.recent().contains(fact.id())) {
            return Mono.justOrEmpty(loaded).flatMap(writer::settled).then();
        }
        return Mono.zip(next(profile, fact), unmarked(profile))
                .flatMap(known -> writer.apply(
                        loaded,
                        fact.customerId(),
                        present -> changed(present, fact, known.getT1(), known.getT2()),
                        fact.id()))
                .doOnNext(written -> note(fact.purchase(), written.state()))
                .then();
    }

    private void note(Purchase purchase, Profile profile) {
        population.noteChange();
        if (purchase.in(profile.currency()).isForeign()) {
            foreign.increment();
        }
    }

    /** What is due by time, which is written in between, leaves the purchases as they are. */
    private static Profile changed(Profile profile, PurchaseFact fact, Purchases next, List<String> unmarked) {
        return profile.withCurrency(fact.purchase().currency())
                .withPurchases(next)
                .withRecent(unmarked)
                .withRecent(fact.id());
    }

    private Mono<Purchases> next(Profile profile, PurchaseFact fact) {
        var own = profile.withCurrency(fact.purchase().currency()).currency();
        return before(profile, fact)
                .map(before -> profile.purchases()
                        .with(
                                fact.purchase().in(own),
                                before.map(purchase -> purchase.in(own)).orElse(null),
                                kept.purchases()))
                .flatMap(all -> items(profile, fact, all).map(known -> all.withItemsUpTo(kept.items(), known)));
    }

    /** As the facts tell them, of those purchases whose items there is room for again. */
    private Mono<Map<String, Purchase>> items(Profile profile, PurchaseFact fact, Purchases all) {
        return Flux.fromIterable(all.lackingItems(kept.items()))
                .concatMap(id -> facts.lastApplied(fact.customerId(), id, profile.recent()))
                .collectMap(Purchase::id);
    }

    /** What the sums of old purchases hold of this one. */
    private Mono<Optional<Purchase>> before(Profile profile, PurchaseFact fact) {
        var purchaseId = fact.purchase().id();
        return profile.purchases().mayHaveFolded(purchaseId)
                ? facts.lastApplied(fact.customerId(), purchaseId, profile.recent())
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty())
                : Mono.just(Optional.empty());
    }

    private Mono<List<String>> unmarked(Profile profile) {
        var recent = profile.recent();
        return recent.size() < recentMax
                ? Mono.just(recent)
                : facts.applied(recent)
                        .map(applied -> recent.stream()
                                .filter(id -> !applied.contains(id))
                                .toList());
    }
}
