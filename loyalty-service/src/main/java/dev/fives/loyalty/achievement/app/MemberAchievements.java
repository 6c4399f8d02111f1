package dev.fives.loyalty.achievement.app;

import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.time.BusinessClock;
import dev.fives.loyalty.account.app.PurchaseChanges;
import dev.fives.loyalty.achievement.model.AchievementBook;
import dev.fives.loyalty.achievement.model.AchievementBook.Known;
import dev.fives.loyalty.achievement.model.AchievementStanding;
import dev.fives.loyalty.achievement.model.Kept;
import dev.fives.loyalty.achievement.model.Reached;
import dev.fives.loyalty.member.CustomerMarks;
import dev.fives.loyalty.member.Members;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What a member has reached, and how far it is with the rest. */
public final class MemberAchievements {
    private final AggregateStore<AchievementStanding> standings;
    private final SharedAchievements achievements;
    private final PurchaseChanges purchases;
    private final Members members;
    private final CustomerMarks marks;
    private final BusinessClock clock;

    public MemberAchievements(
            AggregateStore<AchievementStanding> standings,
            SharedAchievements achievements,
            PurchaseChanges purchases,
            Members members,
            CustomerMarks marks,
            BusinessClock clock) {
        this.standings = standings;
        this.achievements = achievements;
        this.purchases = purchases;
        this.members = members;
        this.marks = marks;
        this.clock = clock;
    }

    /**
     * @param done of the target
     * @param reached absent where it is not
     */
    public record Seen(Known known, int done, @Nullable Reached reached) {}

    /** In the order of their codes; 404 for a customer nothing was heard of, nothing for a deleted one. */
    public Mono<List<Seen>> of(String customerId) {
        return members.ofCustomer(customerId)
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        Problems.NOT_FOUND, "member: " + customerId + " (expected: a customer that is enrolled)")))
                .then(marks.of(customerId))
                .filter(mark -> !mark.deleted())
                .flatMap(_ -> achievements.current())
                .flatMap(book -> standings
                        .find(customerId)
                        .map(Stored::state)
                        .defaultIfEmpty(AchievementStanding.none(customerId))
                        .flatMap(standing -> seen(book, standing)))
                .defaultIfEmpty(List.of());
    }

    private Mono<List<Seen>> seen(AchievementBook book, AchievementStanding standing) {
        Instant now = clock.instant();
        List<Known> open = book.open(standing, now);
        Mono<List<Kept>> bought = open.isEmpty()
                ? Mono.just(List.of())
                : purchases
                        .of(standing.customerId(), now.minus(book.around(open)), now.plusMillis(1))
                        .map(Kept::of);
        return bought.map(kept -> book.achievements().stream()
                .filter(known -> open.contains(known) || standing.of(known.id()).isPresent())
                .map(known -> seen(book, standing, known, kept, now))
                .toList());
    }

    private static Seen seen(
            AchievementBook book, AchievementStanding standing, Known known, List<Kept> kept, Instant now) {
        var goal = known.achievement().terms().goal();
        Reached reached = standing.of(known.id()).orElse(null);
        int done = reached == null
                ? goal.progress(known.counted(kept), LocalDate.ofInstant(now, book.zone()), book.zone())
                : goal.target();
        return new Seen(known, done, reached);
    }
}
