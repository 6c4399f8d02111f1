package dev.fives.loyalty.earning.app;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.problem.Violation;
import dev.fives.kit.problem.Violations;
import dev.fives.kit.time.BusinessClock;
import dev.fives.loyalty.earning.model.Earned;
import dev.fives.loyalty.earning.model.EarningContext;
import dev.fives.loyalty.earning.model.Evaluation;
import dev.fives.loyalty.earning.model.Occasion;
import dev.fives.loyalty.earning.model.RuleBook;
import dev.fives.loyalty.earning.model.RuleVersion;
import dev.fives.loyalty.earning.model.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;

/** What a purchase would be worth, now or by rules that are not published yet. Changes nothing. */
public final class SimulateEarning {
    private static final Pattern CUSTOMER = Pattern.compile("cus_[A-Za-z0-9_.-]{1,100}");
    private static final Pattern CODE = Pattern.compile("(?s).{1,100}");

    /** Of whom nothing is known, not even that it would be the first purchase. */
    private static final Earned NOBODY = new Earned(true, new TreeMap<>());

    private record Asked(Occasion.Purchase purchase, List<RuleVersion> drafts) {}

    private final ActiveRules rules;
    private final Customers customers;
    private final EarnedSoFar earned;
    private final RuleLimits limits;
    private final DraftReader drafts;
    private final BusinessClock clock;

    public SimulateEarning(
            ActiveRules rules, Customers customers, EarnedSoFar earned, RuleLimits limits, BusinessClock clock) {
        this.rules = rules;
        this.customers = customers;
        this.earned = earned;
        this.limits = limits;
        this.drafts = new DraftReader(limits);
        this.clock = clock;
    }

    public Mono<Evaluation> purchase(SimulationWish wish) {
        Asked asked = checked(wish);
        return rules.current()
                .map(book -> book.with(asked.drafts()))
                .flatMap(book -> judged(wish, asked.purchase(), book))
                .map(Verdict::evaluation)
                .onErrorMap(ArithmeticException.class, SimulateEarning::tooMuch);
    }

    private Mono<Verdict> judged(SimulationWish wish, Occasion.Purchase purchase, RuleBook book) {
        String customerId = wish.customerId();
        Mono<EarningContext> customer = customerId == null
                ? Mono.just(EarningContext.NOTHING_KNOWN)
                : customers.asked(customerId, book, purchase);
        Mono<Earned> before = customerId == null ? Mono.just(NOBODY) : earned.of(customerId);
        return Mono.zip(customer, before)
                .map(known -> book.judge(purchase, wished(wish, known.getT1()), wished(wish, known.getT2()), null));
    }

    private static ProblemException tooMuch(ArithmeticException overflow) {
        return new ProblemException(
                Problems.VALIDATION,
                "violations: 1 (expected: 0)",
                List.of(new Violation("/purchase/total", "total: too large (expected: worth less than 2^63 points)")));
    }

    private Asked checked(SimulationWish wish) {
        Violations violations = new Violations();
        Checks checks = new Checks(violations, "");
        if (wish.customerId() != null) {
            checks.text("customerId", wish.customerId(), CUSTOMER, "cus_…");
        }
        if (wish.tier() != null) {
            checks.text("tier", wish.tier(), CODE, "1 to 100 characters");
        }
        String band = wish.frequencyBand();
        checks.require(
                band == null || ConditionReader.BANDS.contains(band),
                "frequencyBand",
                "not one (expected: " + ConditionReader.ONE_OF_BANDS + ")");
        checks.set("segments", wish.segments(), limits.values(), ConditionReader.SEGMENT, "the id of a segment, seg_…");
        Asked asked = new Asked(
                PurchaseReader.read(wish.purchase(), clock.instant(), checks), drafts.read(wish.rules(), checks));
        violations.throwIfAny();
        return asked;
    }

    private static EarningContext wished(SimulationWish wish, EarningContext known) {
        return new EarningContext(
                wish.tier() == null ? known.tier() : wish.tier(),
                wish.segments() == null ? known.segments() : Set.copyOf(wish.segments()),
                wish.frequencyBand() == null ? known.frequencyBand() : wish.frequencyBand(),
                false,
                Map.of());
    }

    private static Earned wished(SimulationWish wish, Earned known) {
        Boolean first = wish.firstPurchase();
        return first == null ? known : known.withAnyPurchase(!first);
    }
}
