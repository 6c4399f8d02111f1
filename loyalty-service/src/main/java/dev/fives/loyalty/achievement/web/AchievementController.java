package dev.fives.loyalty.achievement.web;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.paging.Page;
import dev.fives.kit.paging.PageRequest;
import dev.fives.kit.paging.Paging;
import dev.fives.loyalty.achievement.app.AchievementDraft;
import dev.fives.loyalty.achievement.app.AchievementQueries;
import dev.fives.loyalty.achievement.app.Achievements;
import dev.fives.loyalty.achievement.model.Achievement;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Achievements as their editors see them. */
@RestController
@RequestMapping("/achievements")
class AchievementController {
    private final Achievements achievements;
    private final AchievementQueries queries;
    private final Paging paging;

    AchievementController(Achievements achievements, AchievementQueries queries, Paging paging) {
        this.achievements = achievements;
        this.queries = queries;
        this.paging = paging;
    }

    @PostMapping
    Mono<ResponseEntity<AchievementView>> create(@RequestBody AchievementDraft draft) {
        return achievements
                .create(draft)
                .map(stored -> answer(stored, ResponseEntity.created(URI.create("/achievements/" + stored.id()))));
    }

    @GetMapping
    Mono<Page<AchievementView>> list(ServerHttpRequest http) {
        PageRequest request = paging.read(http, Set.of(), Set.of());
        return queries.page(request.after(), request.pageSize() + 1)
                .collectList()
                .zipWith(
                        request.total(queries.count()),
                        (found, total) -> paging.page(
                                request, found, total, stored -> List.of(stored.id()), AchievementView::of));
    }

    @GetMapping("/{achievementId}")
    Mono<ResponseEntity<AchievementView>> read(@PathVariable String achievementId) {
        return achievements.find(achievementId).map(stored -> answer(stored, ResponseEntity.ok()));
    }

    @PostMapping("/{achievementId}/end")
    Mono<ResponseEntity<AchievementView>> end(
            @PathVariable String achievementId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return achievements
                .end(achievementId, ETags.ifMatch(ifMatch))
                .map(stored -> answer(stored, ResponseEntity.ok()));
    }

    private static ResponseEntity<AchievementView> answer(
            Stored<Achievement> stored, ResponseEntity.BodyBuilder answer) {
        return answer.eTag(ETags.of(stored.version())).body(AchievementView.of(stored));
    }
}
