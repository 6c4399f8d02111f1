package dev.fives.loyalty.earning.app;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.toSet;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.problem.Violation;
import dev.fives.kit.problem.Violations;
import dev.fives.kit.request.Turns;
import dev.fives.kit.time.BusinessClock;
import dev.fives.loyalty.earning.app.PurchaseHistory.PastPurchase;
import dev.fives.loyalty.earning.model.EarningContext;
import dev.fives.loyalty.earning.model.Memberships;
import dev.fives.loyalty.earning.model.Occasion;
import dev.fives.loyalty.earning.model.RuleBook;
import dev.fives.loyalty.earning.model.RuleVersion;
import dev.fives.loyalty.earning.model.WhatIf;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * What the purchases of some time are worth by their rules and would be by others. One pass over the ledger, oldest
 * purchase first; it holds the counters of customers with caps and the sums, and writes nothing. The judging is done on a
 * thread of its own, for those of the store and of requests have other work.
 */
public final class SimulateHistory {
    private static final int AT_ONCE = 500;
    private static final int TIERS_AT_ONCE = 32;

    private record Asked(Instant from, Instant to, List<RuleVersion> drafts) {}

    private record Told(PastPurchase past, Occasion.Purchase purchase, EarningContext customer, Set<String> inside) {}

    /** @param leftOut rules that ask for lines or channels, which the ledger does not keep; neither sum has them */
    public record Answer(Instant from, Instant to, WhatIf result, Set<String> leftOut) {}

    private final ActiveRules rules;
    private final Customers customers;
    private final SegmentsOf segments;
    private final PurchaseHistory history;
    private final DraftReader drafts;
    private final HistoryLimits limits;
    private final Turns turns;
    private final Scheduler judges;
    private final BusinessClock clock;

    /** @param judges where simulations are computed; as many threads as may run at once */
    public SimulateHistory(
            ActiveRules rules,
            Customers customers,
            SegmentsOf segments,
            PurchaseHistory history,
            RuleLimits rulesLimits,
            HistoryLimits limits,
            Scheduler judges,
            BusinessClock clock) {
        this.rules = rules;
        this.customers = customers;
        this.segments = segments;
        this.history = history;
        this.drafts = new DraftReader(rulesLimits);
        this.limits = limits;
        this.turns = new Turns("simulations of history", limits.atOnce(), limits.retryAfter());
        this.judges = judges;
        this.clock = clock;
    }

    /** Error TOO_MANY_REQUESTS while as many run as may. */
    public Mono<Answer> simulate(SimulationWish wish) {
        Asked asked = checked(wish);
        Mono<Answer> inTime = rules.current()
                .flatMap(book -> simulate(asked, book))
                .timeout(limits.time(), Mono.error(this::tooSlow))
                .onErrorMap(PurchaseHistory.TooLong.class, _ -> tooLong())
                .onErrorMap(WhatIf.TooManyCounters.class, _ -> tooManyCounters())
                .onErrorMap(ArithmeticException.class, _ -> tooGenerous());
        return turns.of(inTime);
    }

    private Mono<Answer> simulate(Asked asked, RuleBook book) {
        RuleBook drafted = book.with(asked.drafts());
        WhatIf result = new WhatIf(book.ofAmounts(), drafted.ofAmounts(), limits.counters());
        return history.between(asked.from(), asked.to(), limits.entries())
                .buffer(AT_ONCE)
                .concatMap(purchases -> told(purchases, drafted), 1)
                .publishOn(judges)
                .doOnNext(told -> result.add(
                        told.past().customerId(), told.purchase(), told.past().first(), told.customer(), told.inside()))
                .then(Mono.just(new Answer(asked.from(), asked.to(), result, book.needingMore())));
    }

    private Asked checked(SimulationWish wish) {
        Violations violations = new Violations();
        Checks checks = new Checks(violations, "");
        checks.absent("purchase", wish.purchase(), "beside from");
        checks.absent("customerId", wish.customerId(), "beside from");
        checks.absent("tier", wish.tier(), "beside from");
        checks.absent("segments", wish.segments(), "beside from");
        checks.absent("frequencyBand", wish.frequencyBand(), "beside from");
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

    /** In their order, with what the rules ask of their customers. */
    private Flux<Told> told(List<PastPurchase> purchases, RuleBook book) {
        Set<String> ids = purchases.stream().map(PastPurchase::customerId).collect(toSet());
        return segments.ofAll(ids)
                .publishOn(judges)
                .flatMapMany(heard -> Flux.fromIterable(purchases)
                        .flatMapSequential(
                                past -> told(
                                        past, book, heard.getOrDefault(past.customerId(), Memberships.NOTHING_HEARD)),
                                TIERS_AT_ONCE));
    }

    private Mono<Told> told(PastPurchase past, RuleBook book, Memberships heard) {
        Occasion.Purchase purchase = new Occasion.Purchase(List.of(), past.net(), past.currency(), null, past.at());
        return customers
                .known(past.customerId(), book, purchase, heard)
                .map(customer -> new Told(past, purchase, customer, heard.inside()));
    }

    private ProblemException tooLong() {
        return refused("/from", "history: more than " + limits.entries() + " entries (expected: a shorter time)");
    }

    /** Not 503: the same would take as long again. */
    private ProblemException tooSlow() {
        return refused("/from", "history: not done in " + limits.time().toSeconds() + " s (expected: a shorter time)");
    }

    private ProblemException tooManyCounters() {
        return refused(
                "/rules",
                "caps: more than " + limits.counters() + " counters of customers (expected: fewer, or a shorter time)");
    }

    private static ProblemException tooGenerous() {
        return refused("/rules", "rules: too generous (expected: worth less than 2^63 points)");
    }

    private static ProblemException refused(String pointer, String detail) {
        return new ProblemException(
                Problems.VALIDATION, "violations: 1 (expected: 0)", List.of(new Violation(pointer, detail)));
    }
}
