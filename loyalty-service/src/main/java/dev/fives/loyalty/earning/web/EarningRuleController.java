package dev.fives.loyalty.earning.web;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.paging.Page;
import dev.fives.kit.paging.PageRequest;
import dev.fives.kit.paging.Paging;
import dev.fives.loyalty.earning.app.EarningRules;
import dev.fives.loyalty.earning.app.RuleCatalogue;
import dev.fives.loyalty.earning.app.SimulateEarning;
import dev.fives.loyalty.earning.app.SimulateHistory;
import dev.fives.loyalty.earning.app.SimulationWish;
import dev.fives.loyalty.earning.model.EarningRule;
import dev.fives.loyalty.earning.model.RuleTerms;
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

/** Rules are published, replaced by a next version, archived, and tried; none is edited or deleted. */
@RestController
@RequestMapping("/earning-rules")
class EarningRuleController {
    private final EarningRules rules;
    private final RuleCatalogue catalogue;
    private final SimulateEarning simulate;
    private final SimulateHistory history;
    private final Paging paging;

    EarningRuleController(
            EarningRules rules,
            RuleCatalogue catalogue,
            SimulateEarning simulate,
            SimulateHistory history,
            Paging paging) {
        this.rules = rules;
        this.catalogue = catalogue;
        this.simulate = simulate;
        this.history = history;
        this.paging = paging;
    }

    @PostMapping
    Mono<ResponseEntity<EarningRuleView>> create(@RequestBody RuleTerms terms) {
        return rules.create(terms)
                .map(stored -> ResponseEntity.created(URI.create("/earning-rules/" + stored.id()))
                        .eTag(ETags.of(stored.version()))
                        .body(EarningRuleView.whole(stored)));
    }

    @GetMapping
    Mono<Page<EarningRuleView>> list(ServerHttpRequest http) {
        PageRequest request = paging.read(http, Set.of(), Set.of());
        return catalogue
                .page(request.after(), request.pageSize() + 1)
                .collectList()
                .zipWith(
                        request.total(catalogue.count()),
                        (found, total) -> paging.page(
                                request, found, total, stored -> List.of(stored.id()), EarningRuleView::inList));
    }

    @GetMapping("/{ruleId}")
    Mono<ResponseEntity<EarningRuleView>> read(@PathVariable String ruleId) {
        return answer(rules.find(ruleId));
    }

    @PutMapping("/{ruleId}")
    Mono<ResponseEntity<EarningRuleView>> publish(
            @PathVariable String ruleId, @RequestBody RuleTerms terms, ServerHttpRequest http) {
        return answer(rules.publish(ruleId, ETags.requireIfMatch(http), terms));
    }

    @PostMapping("/{ruleId}/archive")
    Mono<ResponseEntity<EarningRuleView>> archive(
            @PathVariable String ruleId, @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(rules.archive(ruleId, ETags.ifMatch(ifMatch)));
    }

    @PostMapping("/simulate")
    Mono<SimulationView> simulate(@RequestBody SimulationWish wish) {
        return wish.isOfHistory()
                ? history.simulate(wish).map(SimulationView::of)
                : simulate.purchase(wish).map(SimulationView::of);
    }

    private static Mono<ResponseEntity<EarningRuleView>> answer(Mono<Stored<EarningRule>> rule) {
        return rule.map(
                stored -> ResponseEntity.ok().eTag(ETags.of(stored.version())).body(EarningRuleView.whole(stored)));
    }
}
