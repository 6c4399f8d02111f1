package dev.fives.loyalty.achievement.app;

import static java.time.temporal.ChronoUnit.MILLIS;
import static java.util.Objects.requireNonNullElse;

import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.id.Ids;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import dev.fives.loyalty.achievement.model.Achievement;
import dev.fives.loyalty.catalogue.app.CatalogueLimits;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Writes achievements. Each answer comes when what it tells is what every instance judges by. */
public final class Achievements {
    private static final int OK = 200;
    private static final int CREATED = 201;

    private final AggregateStore<Achievement> store;
    private final AchievementQueries queries;
    private final SharedAchievements shared;
    private final AchievementLimits limits;
    private final CatalogueLimits catalogue;
    private final Ids ids;
    private final String programId;
    private final BusinessClock business;
    private final RealClock real;

    public Achievements(
            AggregateStore<Achievement> store,
            AchievementQueries queries,
            SharedAchievements shared,
            AchievementLimits limits,
            CatalogueLimits catalogue,
            Ids ids,
            String programId,
            BusinessClock business,
            RealClock real) {
        this.store = store;
        this.queries = queries;
        this.shared = shared;
        this.limits = limits;
        this.catalogue = catalogue;
        this.ids = ids;
        this.programId = programId;
        this.business = business;
        this.real = real;
    }

    /** Error NOT_FOUND for an unknown id. */
    public Mono<Stored<Achievement>> find(String achievementId) {
        return store.find(achievementId).switchIfEmpty(Mono.error(Achievements::unknown));
    }

    /** The id is made of the code, so a code is there once; 409 where it is taken. */
    public Mono<Stored<Achievement>> create(AchievementDraft draft) {
        return Command.current(real, "POST /achievements", draft)
                .flatMap(command -> create(id(draft), draft, command))
                .delayUntil(_ -> shared.untilEverywhere());
    }

    private Mono<Stored<Achievement>> create(String id, AchievementDraft draft, Command command) {
        Mono<Stored<Achievement>> made = store.find(id).flatMap(there -> repeated(there, command));
        return made.switchIfEmpty(
                Mono.defer(() -> first(id, draft, command)).onErrorResume(AlreadyExists.class, taken -> made));
    }

    private static Mono<Stored<Achievement>> repeated(Stored<Achievement> there, Command command) {
        return command.isDoneIn(there)
                ? Mono.just(there)
                : Mono.error(refused("code: taken (expected: one that no achievement has or had)"));
    }

    private Mono<Stored<Achievement>> first(String id, AchievementDraft draft, Command command) {
        Achievement achievement = new Achievement(
                draft.checked(limits, catalogue, business.instant().truncatedTo(MILLIS)), null);
        return requireRoom()
                .then(Mono.defer(() -> store.create(id, id, achievement, List.of(), command.record(CREATED, 1))));
    }

    /** A purchase is judged by all of them. */
    private Mono<Void> requireRoom() {
        return queries.count()
                .filter(there -> there >= limits.achievementsMax())
                .flatMap(full -> Mono.error(
                        refused("achievements: " + limits.achievementsMax() + ", ended ones too (expected: fewer)")));
    }

    /** For good: who has reached it keeps it, and what was ordered before still counts. */
    public Mono<Stored<Achievement>> end(String achievementId, Optional<Long> seen) {
        return Command.current(real, "POST /achievements/" + achievementId + "/end", "")
                .flatMap(command -> store.change(achievementId, loaded -> ended(loaded, seen, command)))
                .switchIfEmpty(Mono.error(Achievements::unknown))
                .delayUntil(_ -> shared.untilEverywhere());
    }

    private Decision<Achievement> ended(Stored<Achievement> loaded, Optional<Long> seen, Command command) {
        if (command.isDoneIn(loaded)) {
            return new Decision.Unchanged<>();
        }
        seen.ifPresent(version -> ETags.requireSame(version, loaded.version()));
        return loaded.state().isEnded()
                ? new Decision.Unchanged<>()
                : new Decision.Changed<>(
                        loaded.state().ended(business.instant().truncatedTo(MILLIS)),
                        List.of(),
                        command.record(OK, loaded.version() + 1));
    }

    private String id(AchievementDraft draft) {
        return ids.derived("ach", programId, requireNonNullElse(draft.code(), ""));
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(Problems.CONFLICT, detail);
    }

    private static ProblemException unknown() {
        return new ProblemException(Problems.NOT_FOUND, "achievement: unknown (expected: the id of an achievement)");
    }
}
