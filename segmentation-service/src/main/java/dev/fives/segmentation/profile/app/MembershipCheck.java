package dev.fives.segmentation.profile.app;

import dev.fives.kit.events.invariant.InvariantGauge;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.outbox.VersionConflict;
import dev.fives.kit.time.BusinessClock;
import dev.fives.segmentation.basis.app.SettledBasis;
import dev.fives.segmentation.basis.model.Basis;
import dev.fives.segmentation.profile.model.Judge;
import dev.fives.segmentation.profile.model.Membership;
import dev.fives.segmentation.profile.model.Profile;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Proves while the service runs that everybody is in the segments whose rules they match: judges a few profiles at each
 * tick again and compares. It judges only what is settled: no walk is under way, and nothing of the profile is due. What it
 * finds wrong it tells and mends: a crash between a write by an old basis and the second look leaves a profile that no
 * walk comes by again.
 */
public final class MembershipCheck {
    private static final Logger log = LoggerFactory.getLogger(MembershipCheck.class);
    private static final String BEFORE_ALL = "";
    /** Time for whoever has just written by an older basis to look again. */
    private static final Duration SECOND_LOOK = Duration.ofSeconds(1);

    private final ProfileQueries queries;
    private final AggregateStore<Profile> profiles;
    private final SettledBasis bases;
    private final Judge judge;
    private final ProfileWriter writer;
    private final BusinessClock clock;
    private final int profilesPerTick;
    private final Set<String> wrong = ConcurrentHashMap.newKeySet();
    private volatile String last = BEFORE_ALL;

    public MembershipCheck(
            ProfileQueries queries,
            AggregateStore<Profile> profiles,
            SettledBasis bases,
            Judge judge,
            ProfileWriter writer,
            BusinessClock clock,
            int profilesPerTick,
            MeterRegistry meters) {
        this.queries = queries;
        this.profiles = profiles;
        this.bases = bases;
        this.judge = judge;
        this.writer = writer;
        this.clock = clock;
        this.profilesPerTick = profilesPerTick;
        InvariantGauge.register(meters, "membership", wrong::size);
    }

    /** The next few profiles; after the last one it begins again. */
    public Mono<Void> tick() {
        return bases.get()
                .flatMap(basis -> page().flatMap(page -> Flux.fromIterable(page)
                        .concatMap(stored -> check(stored, basis))
                        .then()));
    }

    private Mono<List<Stored<Profile>>> page() {
        return queries.page(last, profilesPerTick)
                .collectList()
                .doOnNext(page -> last = page.size() < profilesPerTick
                        ? BEFORE_ALL
                        : page.getLast().id());
    }

    private Mono<Void> check(Stored<Profile> stored, Basis basis) {
        if (agrees(stored.state(), basis)) {
            wrong.remove(stored.id());
            return Mono.empty();
        }
        return Mono.delay(SECOND_LOOK)
                .then(bases.get())
                .flatMap(again -> profiles.find(stored.id())
                        .filter(found -> !agrees(found.state(), again))
                        .doOnNext(found -> note(found.id()))
                        .flatMap(found -> mend(found, again)))
                .then();
    }

    /** It counts as wrong until the next look finds it right. Who wrote it meanwhile has judged it, too. */
    private Mono<Void> mend(Stored<Profile> found, Basis basis) {
        return writer.review(found, basis)
                .onErrorResume(VersionConflict.class, lost -> Mono.empty())
                .then();
    }

    private boolean agrees(Profile profile, Basis basis) {
        var now = clock.instant();
        var due = profile.nextDueAt();
        return (due != null && !due.isAfter(now))
                || segments(profile)
                        .equals(segments(judge.review(profile, basis, now).profile()));
    }

    private static Set<String> segments(Profile profile) {
        return profile.segments().stream().map(Membership::id).collect(Collectors.toSet());
    }

    private void note(String customerId) {
        if (wrong.add(customerId)) {
            log.error("segments of {} are not those whose rules the profile matches", customerId);
        }
    }
}
