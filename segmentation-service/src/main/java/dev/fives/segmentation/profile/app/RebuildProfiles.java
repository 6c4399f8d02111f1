package dev.fives.segmentation.profile.app;

import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.outbox.VersionConflict;
import dev.fives.kit.events.store.StoreFaults;
import dev.fives.kit.time.BusinessClock;
import dev.fives.segmentation.basis.app.SettledBasis;
import dev.fives.segmentation.basis.model.Basis;
import dev.fives.segmentation.profile.app.CustomerFacts.Told;
import dev.fives.segmentation.profile.app.RebuiltPage.Outcome;
import dev.fives.segmentation.profile.app.RebuiltPage.Rebuilt;
import dev.fives.segmentation.profile.model.Judge;
import dev.fives.segmentation.profile.model.Membership;
import dev.fives.segmentation.profile.model.Profile;
import dev.fives.segmentation.profile.model.Refold;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Folds profiles anew from their facts beside the live ones, judges them from scratch, and puts those in their place that
 * differ, each by one conditional write. The profile is read before its facts: what comes meanwhile loses the write its
 * race, and it starts over. A difference is looked at several times before it is believed, and only while no walk brings
 * the profiles up to new rules: whoever writes a profile right now is about to settle it.
 */
public final class RebuildProfiles {

    private static final Logger log = LoggerFactory.getLogger(RebuildProfiles.class);
    private static final int SIDE_BY_SIDE = 8;

    private final AggregateStore<Profile> profiles;
    private final ProfileWriter writer;
    private final CustomerFacts facts;
    private final SettledBasis bases;
    private final Judge judge;
    private final Refold refold;
    private final RfmPopulation population;
    private final BusinessClock clock;
    private final Looks looks;
    private final MeterRegistry meters;

    /**
     * At profiles, and again at those that differ.
     *
     * @param atOnce customers whose profile and facts are held together; many have bought hundreds of times
     * @param again how often, before what differs is written
     * @param pause before each
     */
    public record Looks(int atOnce, int again, Duration pause) {}

    public RebuildProfiles(
            AggregateStore<Profile> profiles,
            ProfileWriter writer,
            CustomerFacts facts,
            SettledBasis bases,
            Judge judge,
            Refold refold,
            RfmPopulation population,
            BusinessClock clock,
            Looks looks,
            MeterRegistry meters) {
        this.profiles = profiles;
        this.writer = writer;
        this.facts = facts;
        this.bases = bases;
        this.judge = judge;
        this.refold = refold;
        this.population = population;
        this.clock = clock;
        this.looks = looks;
        this.meters = meters;
    }

    /** The profiles of the next customers, all of them right that can be read; empty while a walk is under way. */
    public Mono<RebuiltPage> page(String afterCustomerId, int limit) {
        return facts.customersAfter(afterCustomerId, limit)
                .flatMap(ids -> rebuilt(ids, looks.again())
                        .map(all -> new RebuiltPage(
                                all, ids.isEmpty() ? afterCustomerId : ids.getLast(), ids.size() < limit)))
                .doOnNext(this::count);
    }

    /** Whether it is worth asking for a page. */
    public Mono<Boolean> isSettled() {
        return bases.get().hasElement();
    }

    /**
     * Purchases that came back move the cut points. Once, after the last page: the walk that follows would mend memberships
     * of profiles that the rebuild has still to look at, and nobody would have counted them.
     */
    public void noteChanges() {
        population.noteChange();
    }

    private void count(RebuiltPage page) {
        page.profiles()
                .forEach(one -> meters.counter(
                                "fives.profiles.rebuilt",
                                "outcome",
                                one.outcome().name().toLowerCase(Locale.ROOT))
                        .increment());
    }

    private Mono<List<Rebuilt>> rebuilt(List<String> ids, int looksLeft) {
        return look(ids).flatMap(seen -> {
            var differing = seen.stream()
                    .filter(Rebuilt::isChanged)
                    .map(Rebuilt::customerId)
                    .toList();
            if (differing.isEmpty()) {
                return Mono.just(seen);
            }
            var settled = looksLeft == 0
                    ? bases.get().flatMap(basis -> mend(differing))
                    : Mono.delay(looks.pause()).then(Mono.defer(() -> rebuilt(differing, looksLeft - 1)));
            return settled.map(others -> together(seen, others));
        });
    }

    private static List<Rebuilt> together(List<Rebuilt> seen, List<Rebuilt> settled) {
        var all = new ArrayList<>(seen.stream().filter(one -> !one.isChanged()).toList());
        all.addAll(settled);
        all.sort(Comparator.comparing(Rebuilt::customerId));
        return all;
    }

    /** Writes nothing; empty while a walk is under way. */
    private Mono<List<Rebuilt>> look(List<String> ids) {
        return bases.get()
                .flatMap(basis -> Flux.fromIterable(ids)
                        .buffer(looks.atOnce())
                        .concatMap(some -> lookAtSome(some, basis))
                        .concatMapIterable(seen -> seen)
                        .collectList());
    }

    /** One that cannot be read must not hide the others. */
    private Mono<List<Rebuilt>> lookAtSome(List<String> ids, Basis basis) {
        return lookAtAll(ids, basis)
                .onErrorResume(
                        RebuildProfiles::isUnreadable,
                        fault -> Flux.fromIterable(ids)
                                .concatMap(id -> lookAtOne(id, basis))
                                .concatMapIterable(seen -> seen)
                                .collectList());
    }

    private Mono<List<Rebuilt>> lookAtOne(String id, Basis basis) {
        return lookAtAll(List.of(id), basis).onErrorResume(RebuildProfiles::isUnreadable, fault -> {
            log.error("profile or facts of {}: {} (expected: documents that can be read)", id, fault.getClass());
            return Mono.just(List.of(Rebuilt.unreadable(id)));
        });
    }

    /** A store that is away, slow or refuses says nothing of a document: the page breaks off, and is tried again. */
    private static boolean isUnreadable(Throwable fault) {
        return fault instanceof RuntimeException && StoreFaults.isOfTheDocument(fault);
    }

    /** Reckoned where no driver's thread waits for it. */
    private Mono<List<Rebuilt>> lookAtAll(List<String> ids, Basis basis) {
        return profiles.findAll(ids)
                .map(found -> found.stream().collect(Collectors.toMap(Stored::id, Function.identity())))
                .flatMap(found -> facts.of(ids)
                        .publishOn(Schedulers.boundedElastic())
                        .map(told -> ids.stream()
                                .flatMap(id -> look(id, found, told, basis).stream())
                                .toList()));
    }

    private Optional<Rebuilt> look(String id, Map<String, Stored<Profile>> found, Map<String, Told> told, Basis basis) {
        var stored = Optional.ofNullable(found.get(id)).map(Stored::state);
        var present = stored.orElseGet(() -> Profile.of(id));
        var ofOne = told.getOrDefault(id, Told.NOTHING);
        if (stored.isEmpty() && anew(present, ofOne).equals(present)) {
            return Optional.empty();
        }
        var judged = judge.review(present, profile -> anew(profile, ofOne), basis, clock.instant());
        boolean changed = stored.isEmpty() || !judged.profile().equals(present);
        return Optional.of(new Rebuilt(
                id, stored.map(RebuildProfiles::segments), segments(judged.profile()), Outcome.of(changed)));
    }

    private Mono<List<Rebuilt>> mend(List<String> ids) {
        return Flux.fromIterable(ids)
                .flatMap(
                        id -> ProfileWriter.startingOver(Mono.defer(() -> mend(id)))
                                // else the run would take it for its own lease that was lost
                                .onErrorMap(VersionConflict.class, lost -> new IllegalStateException(lost)),
                        Math.min(SIDE_BY_SIDE, looks.atOnce()))
                .collectList()
                .filter(mended -> mended.size() == ids.size());
    }

    private Mono<Rebuilt> mend(String id) {
        return writer.find(id)
                .flatMap(found -> found.map(stored -> writer.catchUp(stored).map(Optional::of))
                        .orElseGet(() -> Mono.just(Optional.empty())))
                .flatMap(present -> facts.of(List.of(id))
                        .map(told -> told.getOrDefault(id, Told.NOTHING))
                        .flatMap(told -> bases.get().flatMap(basis -> put(id, present, told, basis))));
    }

    private Mono<Rebuilt> put(String id, Optional<Stored<Profile>> present, Told told, Basis basis) {
        return present.map(stored -> writer.replace(stored, profile -> anew(profile, told), basis)
                        .map(now -> rebuilt(Optional.of(stored), now)))
                .orElseGet(() -> facts.lastEvent(id)
                        .flatMap(last -> writer.restore(id, profile -> anew(profile, told), basis, last))
                        .map(now -> rebuilt(Optional.empty(), now)));
    }

    private Rebuilt rebuilt(Optional<Stored<Profile>> before, Stored<Profile> now) {
        boolean changed =
                before.filter(stored -> stored.version() == now.version()).isEmpty();
        return new Rebuilt(
                now.id(), before.map(stored -> segments(stored.state())), segments(now.state()), Outcome.of(changed));
    }

    private Profile anew(Profile present, Told told) {
        return refold.of(present, told.appliedOr(present.recent()), told.tickets(), clock.instant());
    }

    private static List<String> segments(Profile profile) {
        return profile.segments().stream().map(Membership::id).sorted().toList();
    }
}
