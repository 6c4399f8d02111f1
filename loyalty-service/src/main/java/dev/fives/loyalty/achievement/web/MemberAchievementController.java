package dev.fives.loyalty.achievement.web;

import dev.fives.loyalty.achievement.app.MemberAchievements;
import dev.fives.loyalty.achievement.app.MemberAchievements.Seen;
import dev.fives.loyalty.achievement.model.AchievementTerms;
import dev.fives.loyalty.achievement.model.Reached;
import dev.fives.loyalty.achievement.web.AchievementView.GoalView;
import dev.fives.loyalty.catalogue.model.Title;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What a member has reached, and how far it is with the rest. */
@RestController
class MemberAchievementController {
    private final MemberAchievements achievements;

    MemberAchievementController(MemberAchievements achievements) {
        this.achievements = achievements;
    }

    record MemberAchievementList(List<MemberAchievementView> items) {}

    /** @param done of the goal's target */
    record MemberAchievementView(
            String achievementId,
            String code,
            Title name,
            GoalView goal,
            long points,
            int done,
            String status,
            @Nullable Instant reachedAt,
            @Nullable String purchaseId) {

        static MemberAchievementView of(Seen seen) {
            AchievementTerms terms = seen.known().achievement().terms();
            Reached reached = seen.reached();
            return new MemberAchievementView(
                    seen.known().id(),
                    terms.code(),
                    terms.name(),
                    GoalView.of(terms.goal()),
                    terms.points(),
                    seen.done(),
                    reached == null ? "OPEN" : "REACHED",
                    reached == null ? null : reached.at(),
                    reached == null ? null : reached.purchaseId());
        }
    }

    @GetMapping("/members/{customerId}/achievements")
    Mono<MemberAchievementList> list(@PathVariable String customerId) {
        return achievements
                .of(customerId)
                .map(seen -> new MemberAchievementList(
                        seen.stream().map(MemberAchievementView::of).toList()));
    }
}
