package dev.fives.loyalty.reward.web;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.paging.Page;
import dev.fives.kit.paging.PageRequest;
import dev.fives.kit.paging.Paging;
import dev.fives.loyalty.reward.app.RewardCatalogue;
import dev.fives.loyalty.reward.app.RewardDraft;
import dev.fives.loyalty.reward.app.Rewards;
import dev.fives.loyalty.reward.model.Reward;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What members may have for points; none is deleted. */
@RestController
@RequestMapping("/rewards")
class RewardController {
    private final Rewards rewards;
    private final RewardCatalogue catalogue;
    private final Paging paging;

    RewardController(Rewards rewards, RewardCatalogue catalogue, Paging paging) {
        this.rewards = rewards;
        this.catalogue = catalogue;
        this.paging = paging;
    }

    @PostMapping
    Mono<ResponseEntity<RewardView>> create(@RequestBody RewardDraft draft) {
        return rewards.create(draft)
                .map(stored -> answer(stored, ResponseEntity.created(URI.create("/rewards/" + stored.id()))));
    }

    @GetMapping
    Mono<Page<RewardView>> list(ServerHttpRequest http) {
        PageRequest request = paging.read(http, Set.of(), Set.of());
        return catalogue
                .page(request.after(), request.pageSize() + 1)
                .collectList()
                .zipWith(
                        request.total(catalogue.count()),
                        (found, total) ->
                                paging.page(request, found, total, stored -> List.of(stored.id()), RewardView::of));
    }

    @GetMapping("/{rewardId}")
    Mono<ResponseEntity<RewardView>> read(@PathVariable String rewardId) {
        return ok(rewards.find(rewardId));
    }

    @PutMapping("/{rewardId}")
    Mono<ResponseEntity<RewardView>> put(
            @PathVariable String rewardId, @RequestBody RewardDraft draft, ServerHttpRequest http) {
        return ok(rewards.put(rewardId, ETags.requireIfMatch(http), draft));
    }

    @PostMapping("/{rewardId}/archive")
    Mono<ResponseEntity<RewardView>> archive(
            @PathVariable String rewardId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return ok(rewards.archive(rewardId, ETags.ifMatch(ifMatch)));
    }

    private static Mono<ResponseEntity<RewardView>> ok(Mono<Stored<Reward>> reward) {
        return reward.map(stored -> answer(stored, ResponseEntity.ok()));
    }

    private static ResponseEntity<RewardView> answer(Stored<Reward> stored, ResponseEntity.BodyBuilder answer) {
        return answer.eTag(ETags.of(stored.version())).body(RewardView.of(stored));
    }
}
