package dev.fives.segmentation.profile.app;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.time.BusinessClock;
import dev.fives.segmentation.basis.app.Bases;
import dev.fives.segmentation.basis.model.Basis;
import dev.fives.segmentation.profile.model.Judge;
import dev.fives.segmentation.profile.model.Profile;
import dev.fives.segmentation.rule.model.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Counts who would be in a segment with a rule. It reads what is there, writes nothing and tells nobody. Where there are
 * more than it can look at in its time, those it saw are a random sample, and it says how many there are likely to be.
 */
public final class PreviewRule {

    private static final Duration BUSY_WAIT = Duration.ofSeconds(1);

    /**
     * @param profilesMax profiles that are looked at
     * @param samples customers that are named
     * @param estimateAfter after which it says what it has
     * @param exactMax the same where all are to be counted
     * @param atOnce previews of this instance side by side
     */
    public record Limits(int profilesMax, int samples, Duration estimateAfter, Duration exactMax, int atOnce) {}

    /**
     * @param examined profiles that were looked at
     * @param complete whether these were all
     * @param estimate absent where they were all, and while profiles that can get a place in the random order have none
     */
    public record Preview(
            long count, long examined, boolean complete, List<String> samples, Optional<Estimate> estimate) {
        public Preview {
            samples = List.copyOf(samples);
        }

        private Preview with(Estimate told) {
            return new Preview(count, examined, complete, samples, Optional.of(told));
        }
    }

    private final ProfileQueries profiles;
    private final Supplier<Set<String>> unplaced;
    private final Bases bases;
    private final Judge judge;
    private final BusinessClock clock;
    private final Limits limits;
    private final Semaphore free;

    /** @param unplaced ids of those that get no place in the random order for now */
    public PreviewRule(
            ProfileQueries profiles,
            Supplier<Set<String>> unplaced,
            Bases bases,
            Judge judge,
            BusinessClock clock,
            Limits limits) {
        this.profiles = profiles;
        this.unplaced = unplaced;
        this.bases = bases;
        this.judge = judge;
        this.clock = clock;
        this.limits = limits;
        this.free = new Semaphore(limits.atOnce());
    }

    /**
     * Error TOO_MANY_REQUESTS where others are under way.
     *
     * @param exact whether all are to be counted, however long it takes
     */
    public Mono<Preview> preview(Rule rule, boolean exact) {
        var timeMax = exact ? limits.exactMax() : limits.estimateAfter();
        return Mono.defer(() -> free.tryAcquire()
                ? look(rule, unplaced.get(), timeMax).doFinally(end -> free.release())
                : Mono.error(busy()));
    }

    private Mono<Preview> look(Rule rule, Set<String> leftOut, Duration timeMax) {
        return Mono.zip(bases.fresh(), isAnyUnplaced(leftOut))
                .flatMap(before -> count(rule, before.getT1(), leftOut, timeMax)
                        .flatMap(seen -> before.getT2() ? Mono.just(seen) : estimated(seen, leftOut)));
    }

    private Mono<Preview> count(Rule rule, Basis basis, Set<String> leftOut, Duration timeMax) {
        var now = clock.instant();
        var seen = new AtomicBoolean();
        return profiles.inRandomOrder(leftOut, limits.profilesMax() + 1)
                .publishOn(Schedulers.boundedElastic())
                .doOnComplete(() -> seen.set(true))
                .takeUntilOther(Mono.delay(timeMax))
                .collect(Tally::new, (tally, profile) -> tally.add(profile, matches(rule, profile, basis, now)))
                .map(tally -> tally.preview(seen.get()));
    }

    /** They come first and are no sample of all; one may get its place, or come, while others are looked at. */
    private Mono<Boolean> isAnyUnplaced(Set<String> leftOut) {
        return profiles.isAnyWithoutPlace(leftOut);
    }

    private Mono<Preview> estimated(Preview seen, Set<String> leftOut) {
        return seen.complete() || seen.examined() == 0
                ? Mono.just(seen)
                : Mono.zip(profiles.count(), isAnyUnplaced(leftOut), (all, isAny) -> {
                    var estimate = Estimate.of(seen.count(), seen.examined(), Math.max(all, seen.examined()));
                    return isAny ? seen : seen.with(estimate);
                });
    }

    private boolean matches(Rule rule, Profile profile, Basis basis, Instant now) {
        return !profile.isDeleted() && rule.matches(judge.facts(profile, basis, now));
    }

    private ProblemException busy() {
        return new ProblemException(
                        Problems.TOO_MANY_REQUESTS, "previews: " + limits.atOnce() + " under way (expected: try again)")
                .withRetryAfter(BUSY_WAIT);
    }

    /** One more profile than may be looked at was asked for, to know whether there are others. */
    private final class Tally {
        private long count;
        private long examined;
        private boolean others;
        private final List<String> samples = new ArrayList<>();

        void add(Profile profile, boolean matches) {
            if (examined == limits.profilesMax()) {
                others = true;
                return;
            }
            examined++;
            if (matches && count++ < limits.samples()) {
                samples.add(profile.customerId());
            }
        }

        Preview preview(boolean seenAll) {
            return new Preview(count, examined, seenAll && !others, samples, Optional.empty());
        }
    }
}
