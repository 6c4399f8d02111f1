package dev.fives.loyalty.achievement.mongo;

import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.loyalty.achievement.app.AchievementQueries;
import dev.fives.loyalty.achievement.model.Achievement;
import dev.fives.loyalty.achievement.model.AchievementStanding;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Achievements in the collection {@code achievements}, and who has reached which in {@code achievement_standings}. */
public final class MongoAchievements implements AchievementQueries {
    private static final String ID = "_id";

    private final AggregateStore<Achievement> achievements;

    public MongoAchievements(AggregateStore<Achievement> achievements) {
        this.achievements = achievements;
    }

    public static AggregateStore<Achievement> aggregates(AggregateStores stores) {
        return stores.of(new AggregateSpec<>("achievement", "achievements", StateCodec.record(Achievement.class)));
    }

    public static AggregateStore<AchievementStanding> standings(AggregateStores stores) {
        return stores.of(new AggregateSpec<>(
                "achievement-standing", "achievement_standings", StateCodec.record(AchievementStanding.class)));
    }

    @Override
    public Flux<Stored<Achievement>> page(String afterId, int limit) {
        return Flux.from(achievements
                        .collection()
                        .find(new Document(ID, new Document("$gt", afterId)))
                        .sort(new Document(ID, 1))
                        .limit(limit))
                .map(achievements::read);
    }

    @Override
    public Flux<Stored<Achievement>> all() {
        return Flux.from(achievements.collection().find()).map(achievements::read);
    }

    @Override
    public Mono<Long> count() {
        return Mono.from(achievements.collection().countDocuments());
    }
}
