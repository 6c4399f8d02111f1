package dev.fives.segmentation.profile.app;

import dev.fives.kit.time.BusinessClock;
import dev.fives.segmentation.basis.app.Bases;
import dev.fives.segmentation.basis.model.Basis;
import dev.fives.segmentation.basis.model.Cuts;
import dev.fives.segmentation.basis.model.Measure;
import dev.fives.segmentation.basis.model.RfmInput;
import java.time.temporal.ChronoUnit;
import java.util.List;
import reactor.core.publisher.Mono;

/** Computes the cut points of the RFM quintiles from all profiles. */
public final class RankCustomers {

    private final ProfileQueries profiles;
    private final Bases bases;
    private final RfmPopulation population;
    private final BusinessClock clock;

    public RankCustomers(ProfileQueries profiles, Bases bases, RfmPopulation population, BusinessClock clock) {
        this.profiles = profiles;
        this.bases = bases;
        this.population = population;
        this.clock = clock;
    }

    /** A new version of the cut points, unless they came out the same. */
    public Mono<Basis> rank() {
        return bases.fresh().flatMap(basis -> {
            population.noteRanking();
            return profiles.rfmInputs(basis.monetary())
                    .collectList()
                    .flatMap(inputs -> bases.change(present -> with(present, basis.monetary(), inputs)))
                    .doOnError(fault -> population.noteFailedRanking());
        });
    }

    private Basis with(Basis present, Measure measure, List<RfmInput> inputs) {
        var old = present.cuts();
        long version = old == null ? 1 : old.version() + 1;
        var cuts = Cuts.of(version, clock.instant().truncatedTo(ChronoUnit.MILLIS), measure, inputs);
        return old != null && old.sameRanking(cuts) ? present : present.withCuts(cuts);
    }
}
