package dev.fives.customer.timeline.web;

import dev.fives.customer.customer.app.Customers;
import dev.fives.customer.timeline.app.Timeline;
import dev.fives.customer.timeline.app.TimelineEntry;
import dev.fives.kit.paging.Page;
import dev.fives.kit.paging.PageRequest;
import dev.fives.kit.paging.Paging;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What happened to a customer, newest first. */
@RestController
class TimelineController {
    private static final String TYPES = "types";

    private final Timeline timeline;
    private final Customers customers;
    private final Paging paging;

    TimelineController(Timeline timeline, Customers customers, Paging paging) {
        this.timeline = timeline;
        this.customers = customers;
        this.paging = paging;
    }

    /** An entry as it is shown. */
    record TimelineItem(
            String id,
            String type,
            Instant at,
            Map<String, String> about,
            Map<String, Object> facts,
            String correlationId) {
        static TimelineItem of(TimelineEntry entry) {
            return new TimelineItem(
                    entry.id(), entry.type(), entry.at(), entry.about(), entry.facts(), entry.correlationId());
        }
    }

    @GetMapping("/customers/{customerId}/timeline")
    Mono<Page<TimelineItem>> read(@PathVariable String customerId, ServerHttpRequest http) {
        Set<String> types = TimelineTypes.read(http.getQueryParams().getFirst(TYPES));
        PageRequest request = paging.read(http, Set.of(), Set.of());
        return customers
                .require(customerId)
                .then(Mono.defer(() -> timeline.of(customerId, types, request.cursor(), request.pageSize() + 1)))
                .zipWhen(
                        _ -> request.total(timeline.count(customerId, types)),
                        (found, total) -> page(found, request, total));
    }

    private Page<TimelineItem> page(List<TimelineEntry> found, PageRequest request, Optional<Long> total) {
        boolean more = found.size() > request.pageSize();
        List<TimelineEntry> items = more ? found.subList(0, request.pageSize()) : found;
        return new Page<>(
                items.stream().map(TimelineItem::of).toList(),
                more ? paging.next(request, timeline.position(items.getLast())) : null,
                total.orElse(null));
    }
}
