package dev.fives.segmentation.analytics.web;

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
    private final AnalyticsAnswers answers;
    private final AssociationWish usual;

    AssociationController(ReadAssociations associations, AnalyticsAnswers answers, AssociationWish usual) {
        this.associations = associations;
        this.answers = answers;
        this.usual = usual;
    }

    @GetMapping("/analytics/associations")
    Mono<ResponseEntity<Object>> read(
            @RequestParam(defaultValue = "sku") String by,
            @RequestParam(required = false) @Nullable String minSupport,
            @RequestParam(required = false) @Nullable String minConfidence,
            ServerHttpRequest http) {
        return answers.of(
                http,
                period -> associations.read(period, thing(by), wish(minSupport, minConfidence)),
                (answer, now) -> AssociationView.of(answer, wish(minSupport, minConfidence), now),
                AssociationChart::of);
    }

    private AssociationWish wish(@Nullable String minSupport, @Nullable String minConfidence) {
        return new AssociationWish(
                minSupport == null ? usual.supportMin() : AnalyticsQuery.share("minSupport", minSupport),
                minConfidence == null ? usual.confidenceMin() : AnalyticsQuery.share("minConfidence", minConfidence),
                usual.significance(),
                usual.itemsMax(),
                usual.most());
    }

    private static Thing thing(String by) {
        AnalyticsQuery.require(by.matches("sku|category|brand"), "by: not accepted (expected: sku, category or brand)");
        return Thing.valueOf(by.toUpperCase(Locale.ROOT));
    }
}
