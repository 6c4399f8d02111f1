package dev.fives.loyalty.achievement.app;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.loyalty.achievement.model.Achievement;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Queries over achievements, ended ones too. */
public interface AchievementQueries {
    /** In the order of their ids. */
    Flux<Stored<Achievement>> page(String afterId, int limit);

    Flux<Stored<Achievement>> all();

    Mono<Long> count();
}
