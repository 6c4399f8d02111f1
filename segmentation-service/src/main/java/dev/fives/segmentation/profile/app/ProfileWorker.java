package dev.fives.segmentation.profile.app;

import dev.fives.kit.request.RequestContext;
import dev.fives.kit.time.RealClock;
import dev.fives.segmentation.basis.app.Bases;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Mono;

/**
 * One step after the other: the walk over all profiles where the basis moved, else new cut points where they are out of
 * date. After a ranking and its walk it rests four times as long as they took, so that a burst of events on a large
 * population leaves most of the machine to the events.
 */
public final class ProfileWorker {

    private static final int REST_FACTOR = 4;

    private final Bases bases;
    private final WalkProfiles walk;
    private final RankCustomers rank;
    private final RfmPopulation population;
    private final RealClock clock;
    private final Duration restMin;
    private final Timer walks;
    private final Counter rankings;
    private final AtomicReference<Instant> restUntil = new AtomicReference<>(Instant.EPOCH);

    /** @param restMin least pause between two rankings */
    public ProfileWorker(
            Bases bases,
            WalkProfiles walk,
            RankCustomers rank,
            RfmPopulation population,
            RealClock clock,
            Duration restMin,
            MeterRegistry meters) {
        this.bases = bases;
        this.walk = walk;
        this.rank = rank;
        this.population = population;
        this.clock = clock;
        this.restMin = restMin;
        this.walks = meters.timer("fives.profiles.walk");
        this.rankings = meters.counter("fives.rfm.rankings");
    }

    /** Ranks if that is due and walks if the basis moved. */
    public Mono<Void> step() {
        return Mono.defer(() -> {
            var start = clock.instant();
            return bases.fresh()
                    .filter(basis -> !start.isBefore(restUntil.get()) && population.isOutOfDate(basis))
                    .flatMap(basis -> rank.rank().doOnNext(ranked -> rankings.increment()))
                    .hasElement()
                    .flatMap(ranked -> walk.walk().doOnNext(done -> rest(start, ranked)))
                    .then()
                    .contextWrite(RequestContext.internal("profile-worker-" + start.toEpochMilli())
                            .asContext());
        });
    }

    private void rest(Instant start, boolean ranked) {
        var took = Duration.between(start, clock.instant());
        if (ranked) {
            var rest = took.multipliedBy(REST_FACTOR);
            restUntil.set(clock.instant().plus(rest.compareTo(restMin) > 0 ? rest : restMin));
            walks.record(took);
        }
    }
}
