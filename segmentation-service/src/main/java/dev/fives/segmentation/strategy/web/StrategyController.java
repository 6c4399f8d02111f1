package dev.fives.segmentation.strategy.web;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.paging.Page;
import dev.fives.kit.paging.Paging;
import dev.fives.segmentation.catalogue.app.Catalogue;
import dev.fives.segmentation.catalogue.web.CataloguePages;
import dev.fives.segmentation.strategy.app.Strategies;
import dev.fives.segmentation.strategy.app.StrategyDraft;
import dev.fives.segmentation.strategy.model.Strategy;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/strategies")
class StrategyController {

    record StrategyView(
            String id,
            long version,
            String segmentId,
            String name,
            int priority,
            String owner,
            int contactCadenceDays,
            @Nullable String slaPolicy,
            List<String> benefits,
            @Nullable Boolean archived) {

        static StrategyView of(Stored<Strategy> stored) {
            var strategy = stored.state();
            return new StrategyView(
                    stored.id(),
                    stored.version(),
                    strategy.segmentId(),
                    strategy.name(),
                    strategy.priority(),
                    strategy.owner(),
                    strategy.contactCadenceDays(),
                    strategy.slaPolicy(),
                    strategy.benefits(),
                    strategy.archived());
        }
    }

    private final Strategies strategies;
    private final CataloguePages<Strategy, StrategyView> pages;

    StrategyController(Strategies strategies, Catalogue<Strategy> catalogue, Paging paging) {
        this.strategies = strategies;
        this.pages = new CataloguePages<>(catalogue, paging, "/strategies", StrategyView::of);
    }

    @PostMapping
    Mono<ResponseEntity<StrategyView>> create(@RequestBody StrategyDraft body) {
        return pages.created(strategies.create(body));
    }

    @GetMapping
    Mono<Page<StrategyView>> list(ServerHttpRequest http) {
        return pages.list(http);
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<StrategyView>> read(@PathVariable String id) {
        return pages.read(id);
    }

    @PutMapping("/{id}")
    Mono<ResponseEntity<StrategyView>> put(
            @PathVariable String id, @RequestBody StrategyDraft body, ServerHttpRequest http) {
        return pages.ok(strategies.put(id, ETags.requireIfMatch(http), body));
    }
}
