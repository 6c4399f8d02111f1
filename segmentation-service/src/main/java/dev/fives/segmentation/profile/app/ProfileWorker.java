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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * One step after the other: the walk over all profiles where the basis moved, else new cut points where they are out of
 * date. After a ranking and its walk it rests four times as long as they took, so that a burst of events on a large
 * population leaves most of the machine to the events.
 */
public final class ProfileWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ProfileWorker.class);
    private static final int REST_FACTOR = 4;

    /**
     * @param poll pause between two looks at the basis
     * @param restMin least pause between two rankings
     */
    public record Pace(Duration poll, Duration restMin) {}

    private final Bases bases;
    private final WalkProfiles walk;
    private final RankCustomers rank;
    private final RfmPopulation population;
    private final RealClock clock;
    private final Pace pace;
    private final Timer walks;
    private final Counter rankings;
    private final AtomicReference<Instant> restUntil = new AtomicReference<>(Instant.EPOCH);
    private volatile @Nullable Disposable running;

    public ProfileWorker(
            Bases bases,
            WalkProfiles walk,
            RankCustomers rank,
            RfmPopulation population,
            RealClock clock,
            Pace pace,
            MeterRegistry meters) {
        this.bases = bases;
        this.walk = walk;
        this.rank = rank;
        this.population = population;
        this.clock = clock;
        this.pace = pace;
        this.walks = meters.timer("fives.profiles.walk");
        this.rankings = meters.counter("fives.rfm.rankings");
    }

    @Override
    public void start() {
        running = Mono.defer(this::step)
                .onErrorResume(fault -> {
                    log.warn("profile worker: {} (expected: it goes on at the next step)", fault.toString());
                    return Mono.empty();
                })
                .then(Mono.delay(pace.poll(), Schedulers.parallel()))
                .repeat()
                .subscribe();
    }

    @Override
    public void stop() {
        var present = running;
        if (present != null) {
            present.dispose();
        }
        running = null;
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    /** Ranks if that is due and walks if the basis moved. */
    Mono<Void> step() {
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
            restUntil.set(clock.instant().plus(rest.compareTo(pace.restMin()) > 0 ? rest : pace.restMin()));
            walks.record(took);
        }
    }
}
