package dev.fives.segmentation.profile.web;

import dev.fives.kit.paging.Page;
import dev.fives.kit.paging.Paging;
import dev.fives.segmentation.profile.app.Overrides;
import dev.fives.segmentation.segment.app.Segments;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Who is in a segment, or kept out of it, whatever its rule says. */
@RestController
class OverridesController {

    record Item(String customerId, String mode, String reason, String by, Instant at) {
        static Item of(Overrides.Overridden found) {
            var override = found.override();
            return new Item(
                    found.customerId(), override.mode().name(), override.reason(), override.by(), override.at());
        }
    }

    private final Overrides overrides;
    private final Segments segments;
    private final Paging paging;

    OverridesController(Overrides overrides, Segments segments, Paging paging) {
        this.overrides = overrides;
        this.segments = segments;
        this.paging = paging;
    }

    @GetMapping("/segments/{id}/overrides")
    Mono<Page<Item>> overrides(@PathVariable String id, ServerHttpRequest http) {
        var request = paging.read(http, Set.of(), Set.of());
        return segments.find(id)
                .then(Mono.defer(() -> overrides.page(id, request.after(), request.pageSize() + 1)))
                .zipWith(
                        request.total(overrides.count(id)),
                        (found, total) ->
                                paging.page(request, found, total, one -> List.of(one.customerId()), Item::of));
    }
}
