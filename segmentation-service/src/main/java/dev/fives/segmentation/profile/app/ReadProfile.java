package dev.fives.segmentation.profile.app;

import dev.fives.kit.time.BusinessClock;
import dev.fives.segmentation.basis.app.Bases;
import dev.fives.segmentation.basis.model.Basis;
import dev.fives.segmentation.profile.model.Judge;
import dev.fives.segmentation.profile.model.Profile;
import dev.fives.segmentation.profile.model.ProfileFacts;
import reactor.core.publisher.Mono;

/** A profile as of now: what is due fires first, and scores are by the present cut points. */
public final class ReadProfile {

    /** @param version of the profile's document */
    public record View(Profile profile, ProfileFacts facts, Basis basis, java.time.Instant at, long version) {}

    private final ProfileWriter writer;
    private final Bases bases;
    private final Judge judge;
    private final BusinessClock clock;

    public ReadProfile(ProfileWriter writer, Bases bases, Judge judge, BusinessClock clock) {
        this.writer = writer;
        this.bases = bases;
        this.judge = judge;
        this.clock = clock;
    }

    /** Empty where the customer is not known here. */
    public Mono<View> read(String customerId) {
        return ProfileWriter.startingOver(Mono.defer(
                        () -> writer.find(customerId).flatMap(Mono::justOrEmpty).flatMap(writer::catchUp)))
                .flatMap(stored -> bases.fresh().map(basis -> {
                    var now = clock.instant();
                    var facts = judge.facts(stored.state(), basis, now);
                    return new View(stored.state(), facts, basis, now, stored.version());
                }));
    }
}
