package dev.fives.loyalty.achievement.app;

import dev.fives.kit.events.store.SharedCopy;
import dev.fives.loyalty.achievement.model.AchievementBook;
import java.time.Duration;
import java.time.ZoneId;
import java.util.function.LongSupplier;
import reactor.core.publisher.Mono;

/** The achievements that every instance judges by: purchases read them from memory. */
public final class SharedAchievements {
    private final SharedCopy<AchievementBook> copy;

    /**
     * @param maxAge of the achievements by which a purchase is judged, real time
     * @param nanos such as {@link System#nanoTime}
     */
    public SharedAchievements(AchievementQueries queries, ZoneId zone, Duration maxAge, LongSupplier nanos) {
        Mono<AchievementBook> read = Mono.defer(() -> queries.all()
                .map(stored -> new AchievementBook.Known(stored.id(), stored.state()))
                .collectList()
                .map(all -> new AchievementBook(all, zone)));
        this.copy = new SharedCopy<>(() -> read, maxAge, nanos);
    }

    Mono<AchievementBook> current() {
        return copy.current();
    }

    /** Completes when no instance judges by a copy from before this call. */
    Mono<Void> untilEverywhere() {
        return copy.untilEverywhere();
    }
}
