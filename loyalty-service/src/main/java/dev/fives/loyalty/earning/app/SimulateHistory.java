package dev.fives.loyalty.earning.app;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.toSet;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.problem.Violation;
import dev.fives.kit.problem.Violations;
import dev.fives.kit.time.BusinessClock;
import dev.fives.loyalty.earning.app.PurchaseHistory.PastPurchase;
import dev.fives.loyalty.earning.model.Occasion;
import dev.fives.loyalty.earning.model.RuleBook;
import dev.fives.loyalty.earning.model.RuleVersion;
import dev.fives.loyalty.earning.model.WhatIf;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What the purchases of some time are worth by their rules and would be by others. One pass over the ledger, oldest
 * purchase first; it holds the counters of customers with caps and the sums, and writes nothing.
 */
public final class SimulateHistory {
    private static final int AT_ONCE = 500;

    private record Asked(Instant from, Instant to, List<RuleVersion> drafts) {}

    /** @param leftOut rules that ask for lines or channels, which the ledger does not keep; neither sum has them */
    public record Answer(Instant from, Instant to, WhatIf result, Set<String> leftOut) {}

    private final ActiveRules rules;
    private final Customers customers;
    private final SegmentsOf segments;
    private final PurchaseHistory history;
    private final DraftReader drafts;
    private final int entriesMax;
    private final BusinessClock clock;

    /** @param entriesMax of the ledger in one simulation */
    public SimulateHistory(
            ActiveRules rules,
            Customers customers,
            SegmentsOf segments,
            PurchaseHistory history,
            RuleLimits limits,
            int entriesMax,
            BusinessClock clock) {
        this.rules = rules;
        this.customers = customers;
        this.segments = segments;
        this.history = history;
        this.drafts = new DraftReader(limits);
        this.entriesMax = entriesMax;
        this.clock = clock;
    }

    public Mono<Answer> simulate(SimulationWish wish) {
        Asked asked = checked(wish);
        return rules.current().flatMap(book -> {
            RuleBook drafted = book.with(asked.drafts());
            WhatIf result = new WhatIf(book.ofAmounts(), drafted.ofAmounts());
            Set<String> leftOut = book.needingMore();
            return history.between(asked.from(), asked.to(), entriesMax)
                    .buffer(AT_ONCE)
                    .concatMap(purchases -> add(purchases, drafted, result))
                    .then(Mono.just(new Answer(asked.from(), asked.to(), result, leftOut)))
                    .onErrorMap(
                            PurchaseHistory.TooLong.class,
                            _ -> refused(
                                    "/from",
                                    "history: more than " + entriesMax + " entries (expected: a shorter time)"))
                    .onErrorMap(
                            ArithmeticException.class,
                            _ -> refused("/rules", "rules: too generous (expected: worth less than 2^63 points)"));
        });
    }

    private Asked checked(SimulationWish wish) {
        Violations violations = new Violations();
        Checks checks = new Checks(violations, "");
        checks.absent("purchase", wish.purchase(), "beside from");
        checks.absent("customerId", wish.customerId(), "beside from");
        checks.absent("tier", wish.tier(), "beside from");
        checks.absent("segments", wish.segments(), "beside from");
        checks.absent("firstPurchase", wish.firstPurchase(), "beside from");
        Instant from = requireNonNull(wish.from());
        Instant to = requireNonNullElse(wish.to(), clock.instant());
        checks.require(from.isBefore(to), "to", "not after from (expected: a later instant)");
        Asked asked = new Asked(from, to, drafts.read(wish.rules(), checks));
        for (int i = 0; i < asked.drafts().size(); i++) {
            boolean ofAmounts = new RuleBook(List.of(asked.drafts().get(i)), ZoneOffset.UTC)
                    .needingMore()
                    .isEmpty();
            checks.in("rules")
                    .in(String.valueOf(i))
                    .in("rule")
                    .require(ofAmounts, "condition", "of lines or channels (expected: none, the ledger keeps amounts)");
        }
        violations.throwIfAny();
        return asked;
    }

    private Mono<Void> add(List<PastPurchase> purchases, RuleBook book, WhatIf result) {
        Set<String> ids = purchases.stream().map(PastPurchase::customerId).collect(toSet());
        return segments.ofAll(ids)
                .flatMapMany(inside ->
                        Flux.fromIterable(purchases).concatMap(purchase -> add(purchase, book, result, inside)))
                .then();
    }

    private Mono<Void> add(PastPurchase past, RuleBook book, WhatIf result, Map<String, Set<String>> inside) {
        Occasion.Purchase purchase = new Occasion.Purchase(List.of(), past.net(), past.currency(), null, past.at());
        Set<String> segmentIds = inside.getOrDefault(past.customerId(), Set.of());
        return customers
                .known(past.customerId(), book, purchase, segmentIds)
                .doOnNext(customer -> result.add(past.customerId(), purchase, past.first(), customer, segmentIds))
                .then();
    }

    private static ProblemException refused(String pointer, String detail) {
        return new ProblemException(
                Problems.VALIDATION, "violations: 1 (expected: 0)", List.of(new Violation(pointer, detail)));
    }
}
