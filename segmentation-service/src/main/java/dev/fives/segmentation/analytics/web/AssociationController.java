package dev.fives.segmentation.analytics.web;

import dev.fives.kit.chart.Representation;
import dev.fives.kit.time.BusinessClock;
import dev.fives.segmentation.analytics.app.ReadAssociations;
import dev.fives.segmentation.analytics.app.ReadAssociations.Thing;
import dev.fives.segmentation.analytics.model.AssociationWish;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What is bought together. */
@RestController
class AssociationController {

    private final ReadAssociations associations;
    private final AnalyticsQuery query;
    private final AssociationWish usual;
    private final BusinessClock clock;

    AssociationController(
            ReadAssociations associations, AnalyticsQuery query, AssociationWish usual, BusinessClock clock) {
        this.associations = associations;
        this.query = query;
        this.usual = usual;
        this.clock = clock;
    }

    @GetMapping("/analytics/associations")
    Mono<ResponseEntity<Object>> read(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String timeZone,
            @RequestParam(defaultValue = "sku") String by,
            @RequestParam(required = false) @Nullable String minSupport,
            @RequestParam(required = false) @Nullable String minConfidence,
            ServerHttpRequest http) {
        var wanted = Representation.wanted(http.getHeaders());
        var wish = new AssociationWish(
                minSupport == null ? usual.supportMin() : query.share("minSupport", minSupport),
                minConfidence == null ? usual.confidenceMin() : query.share("minConfidence", minConfidence),
                usual.significance(),
                usual.itemsMax(),
                usual.most());
        return associations
                .read(query.period(from, to, timeZone), thing(by), wish)
                .map(answer -> wanted.of(
                        AssociationView.of(answer, wish, clock.instant()),
                        language -> AssociationChart.of(answer, language)));
    }

    private static Thing thing(String by) {
        AnalyticsQuery.require(by.matches("sku|category|brand"), "by: not accepted (expected: sku, category or brand)");
        return Thing.valueOf(by.toUpperCase(Locale.ROOT));
    }
}
