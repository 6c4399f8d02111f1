package dev.fives.segmentation.assessment.app;

import dev.fives.segmentation.analytics.app.ReadHabits;
import dev.fives.segmentation.analytics.model.Habits;
import dev.fives.segmentation.assessment.model.Known;
import dev.fives.segmentation.profile.app.ReadProfile;
import dev.fives.segmentation.profile.model.Attributes;
import dev.fives.segmentation.strategy.app.Strategies;
import dev.fives.segmentation.strategy.model.OwnStrategy;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What is known of one customer now. */
public final class Assess {

    private final ReadProfile profiles;
    private final ReadHabits habits;
    private final Strategies strategies;
    private final ZoneId zone;

    /** @param zone of who told none */
    public Assess(ReadProfile profiles, ReadHabits habits, Strategies strategies, ZoneId zone) {
        this.profiles = profiles;
        this.habits = habits;
        this.strategies = strategies;
        this.zone = zone;
    }

    /** Empty where the customer is not known here. */
    public Mono<Known> known(String customerId) {
        return profiles.read(customerId)
                .flatMap(view -> Mono.zip(
                                habits.read(customerId).map(Optional::of).defaultIfEmpty(Optional.empty()),
                                strategies.of(view.profile()))
                        .map(both -> known(view, both.getT1(), both.getT2())));
    }

    private Known known(ReadProfile.View view, Optional<Habits> bought, Optional<OwnStrategy> strategy) {
        return new Known(
                view.at(),
                LocalDate.ofInstant(view.at(), zone(view.profile().attributes())),
                view.facts().rfm().map(rfm -> rfm.purchases()).orElse(0),
                view.facts().score().orElse(null),
                view.facts().risk(),
                view.profile().satisfaction(),
                bought.orElse(null),
                strategy.orElse(null));
    }

    private ZoneId zone(@Nullable Attributes attributes) {
        try {
            return attributes == null || attributes.timeZone() == null ? zone : ZoneId.of(attributes.timeZone());
        } catch (DateTimeException _) {
            return zone;
        }
    }
}
