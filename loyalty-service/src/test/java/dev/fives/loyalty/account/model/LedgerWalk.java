package dev.fives.loyalty.account.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.loyalty.account.model.NaiveAccount.Mistake;
import dev.fives.loyalty.account.model.NaiveAccount.Part;
import dev.fives.loyalty.account.model.NaiveAccount.Programme;
import dev.fives.loyalty.account.model.Place.Counter;
import dev.fives.loyalty.account.model.Place.Lot;
import dev.fives.loyalty.account.model.PurchaseFact.Status;
import dev.fives.loyalty.account.model.WalkedLedger.Account;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The model and the naive ledger side by side: what is done to the one is done to the other. */
final class LedgerWalk {
    static final int ACCOUNTS = 50;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final RuleRef GIFT = RuleRef.of("gift");

    private final WalkedLedger ledger = new WalkedLedger();
    private final Programme programme = new Programme();
    private final List<Account> accounts = new ArrayList<>();
    private final List<NaiveAccount> naive = new ArrayList<>();
    private final Map<Integer, Bought> purchases = new HashMap<>();
    private final Map<String, Left> left = new HashMap<>();
    private Instant now = START;
    private int number;

    private static final class Bought {
        final List<PurchaseEntry> entered = new ArrayList<>();
        final NaivePurchase naive = new NaivePurchase();
        final Instant ordered;

        Bought(Instant ordered) {
            this.ordered = ordered;
        }
    }

    /** What a reservation or a transfer took. */
    private record Left(List<Move> moves, List<Part> parts) {}

    LedgerWalk(Mistake mistake) {
        for (int i = 0; i < ACCOUNTS; i++) {
            accounts.add(ledger.open("acc_" + i, WalkStep.terms(i)));
            naive.add(new NaiveAccount(WalkStep.naiveTerms(i), programme, mistake));
        }
    }

    /** @throws AssertionError where the two differ */
    void take(WalkStep step) {
        number++;
        int one = step.thing() % ACCOUNTS;
        int other = step.other();
        switch (step.kind()) {
            case CLOCK -> now = now.plus(Duration.ofHours(step.amount()));
            case TERMS -> change(one, step.version());
            case LOOK -> look(one);
            case PURCHASE -> purchase(one, step.thing(), step.version());
            case RESERVE -> spend(one, "redemption:" + step.thing(), step.amount(), Counter.REDEEMED);
            case CONFIRM -> confirm(one, "redemption:" + step.thing());
            case CANCEL -> release(one, "redemption:" + step.thing() + "@2", "redemption:" + step.thing());
            case OUT -> spend(one, "transfer:" + step.thing(), step.amount(), Counter.TRANSIT);
            case IN -> arrive(other, "transfer:" + step.thing());
            case BACK -> giveBack(one, other, "transfer:" + step.thing());
            case ADJUST -> adjust(one, step.amount());
            case GIFT -> gift(one, step.amount());
        }
        compare(one);
        compare(other);
        compareProgramme();
    }

    private void change(int one, int terms) {
        accounts.get(one).terms = WalkStep.terms(terms);
        naive.get(one).terms = WalkStep.naiveTerms(terms);
    }

    private void look(int one) {
        ledger.pass(accounts.get(one), now);
        naive.get(one).pass(now);
        assertThat(Due.overdue(accounts.get(one).at(now))).isEmpty();
    }

    private void purchase(int one, int id, int version) {
        Bought bought = purchases.computeIfAbsent(id, it -> new Bought(now.minus(Duration.ofHours(it % 5 * 500L))));
        Map<String, Long> worth = WalkStep.worth(id, version);
        PurchaseFact fact = fact(id, version, worth, bought.ordered);
        List<RulePoints> points = new ArrayList<>();
        worth.forEach((rule, each) -> points.add(new RulePoints(new RuleRef(rule, 1 + version % 2), Points.of(each))));
        if (ledger.has(fact.subject() + "@" + version)) {
            return;
        }
        var _ = ledger.enter(accounts.get(one), fact.subject() + "@" + version, now, account -> {
            Settlement settlement = new PurchasePoints(bought.entered).settle(account, fact, points);
            bought.entered.add(new PurchaseEntry(version, settlement.posted().moves(), settlement.qualifying()));
            return Optional.of(settlement.posted());
        });
        naive.get(one).pass(now);
        naive.get(one).purchase(bought.naive, version, worth, bought.ordered, now);
        assertThat(new PurchasePoints(bought.entered).granted().value())
                .as("granted for %d", id)
                .isEqualTo(bought.naive.byRule.values().stream()
                        .mapToLong(it -> it.net)
                        .sum());
    }

    private static PurchaseFact fact(int id, int version, Map<String, Long> worth, Instant ordered) {
        Status status = worth.values().stream().allMatch(it -> it == 0) ? Status.DOES_NOT_COUNT : Status.COUNTS;
        BigDecimal net = BigDecimal.valueOf(worth.getOrDefault("base", 0L));
        return new PurchaseFact("p" + id, version, status, net, "CNY", ordered, ordered);
    }

    private void spend(int one, String subject, long points, Counter purpose) {
        if (ledger.has(subject + "@1")) {
            return;
        }
        Optional<Posted> posted = ledger.enter(
                accounts.get(one),
                subject + "@1",
                now,
                account -> WalkedLedger.taken(
                        purpose == Counter.TRANSIT
                                ? Spending.transferOut(account, Points.of(points))
                                : Spending.reserve(account, Points.of(points))));
        naive.get(one).pass(now);
        List<Part> parts = naive.get(one).spend(points, now);
        assertThat(posted.isPresent()).as("taken").isEqualTo(parts != null);
        if (parts != null && posted.isPresent()) {
            left.put(subject, new Left(posted.get().moves(), parts));
            programme.transit += purpose == Counter.TRANSIT ? points : 0;
            naive.get(one).reserved += purpose == Counter.TRANSIT ? 0 : points;
        }
    }

    private void confirm(int one, String subject) {
        Left reserved = left.get(subject);
        if (reserved == null || ledger.has(subject + "@2")) {
            return;
        }
        enter(one, subject + "@2", account -> Spending.confirm(account, reserved.moves()));
        long points = reserved.parts().stream().mapToLong(Part::points).sum();
        naive.get(one).enter(now);
        naive.get(one).reserved -= points;
        programme.redeemed += points;
    }

    /** What was reserved, or transferred in vain. */
    private void release(int one, String source, String subject) {
        Left taken = left.get(subject);
        if (taken == null || ledger.has(source)) {
            return;
        }
        boolean transfer = subject.startsWith("transfer");
        enter(
                one,
                source,
                account -> transfer
                        ? Spending.transferIn(account, taken.moves())
                        : Spending.cancel(account, taken.moves()));
        long points = taken.parts().stream().mapToLong(Part::points).sum();
        programme.transit -= transfer ? points : 0;
        naive.get(one).reserved -= transfer ? 0 : points;
        naive.get(one).putAll(taken.parts(), now);
    }

    private void arrive(int other, String subject) {
        release(other, subject + "@2", subject);
    }

    /** First the other account's step is taken, so that it cannot come any more. */
    private void giveBack(int one, int other, String subject) {
        if (!left.containsKey(subject) || ledger.has(subject + "@2")) {
            return;
        }
        enter(other, subject + "@2", Spending::nothing);
        var _ = naive.get(other).enter(now);
        release(one, subject + "@3", subject);
    }

    private void adjust(int one, long change) {
        if (change < 0) {
            Optional<Posted> posted = ledger.enter(
                    accounts.get(one),
                    "adjustment:" + number,
                    now,
                    account -> WalkedLedger.taken(Spending.adjust(account, Points.of(change))));
            naive.get(one).pass(now);
            List<Part> parts = naive.get(one).spend(-change, now);
            assertThat(posted.isPresent()).as("taken").isEqualTo(parts != null);
            programme.issued += parts == null ? 0 : -change;
        } else {
            enter(
                    one,
                    "adjustment:" + number,
                    account -> WalkedLedger.taken(Spending.adjust(account, Points.of(change)))
                            .orElseThrow());
            naive.get(one).gift(change, now);
        }
    }

    private void gift(int one, long points) {
        enter(one, "gift:" + number, account -> Spending.gift(account, Points.of(points), GIFT));
        naive.get(one).gift(points, now);
    }

    private void enter(int one, String source, Function<Standpoint, Posted> decide) {
        assertThat(ledger.enter(accounts.get(one), source, now, account -> Optional.of(decide.apply(account))))
                .isPresent();
        naive.get(one).pass(now);
    }

    private void compare(int one) {
        Account account = accounts.get(one);
        Holdings holdings = account.holdings;
        NaiveAccount expected = naive.get(one);
        TreeMap<LocalDate, Long> lots = new TreeMap<>();
        Map<Place.Pending, Long> pending = new TreeMap<>();
        expected.heaps.forEach(heap -> {
            if (heap.activates == null) {
                lots.put(heap.last, heap.points);
            } else {
                pending.put(new Place.Pending(heap.activates, new Lot(heap.last)), heap.points);
            }
        });
        Map<LocalDate, Long> found = new LinkedHashMap<>();
        holdings.lots().forEach((lot, points) -> found.put(lot.lastDay(), points.value()));
        assertThat(found).as("lots of %d", one).isEqualTo(lots);
        Map<Place.Pending, Long> waiting = new LinkedHashMap<>();
        holdings.pending().forEach((each, points) -> waiting.put(each, points.value()));
        assertThat(waiting).as("pending of %d", one).isEqualTo(pending);
        assertThat(List.of(holdings.reserved().value(), holdings.debt().value()))
                .as("reserved and debt of %d", one)
                .isEqualTo(List.of(expected.reserved, expected.debt));
        assertThat(List.of(holdings.settledTo(), holdings.warnedTo()))
                .as("days of %d", one)
                .isEqualTo(List.of(expected.seen, expected.warned));
        assertThat(List.of(
                        holdings.balance().value(),
                        account.sumOfDeltas,
                        holdings.pendingPoints().value(),
                        account.sumOfPendingDeltas))
                .as("sums of %d", one)
                .isEqualTo(List.of(
                        expected.heaps.free() - expected.debt,
                        expected.heaps.free() - expected.debt,
                        expected.heaps.waiting(),
                        expected.heaps.waiting()));
        assertThat(expected.reserved).isNotNegative();
    }

    private void compareProgramme() {
        assertThat(ledger.total()).as("conservation").isZero();
        assertThat(List.of(
                        ledger.counters.getOrDefault(Counter.ISSUED, 0L),
                        ledger.counters.getOrDefault(Counter.REDEEMED, 0L),
                        ledger.counters.getOrDefault(Counter.EXPIRED, 0L),
                        ledger.counters.getOrDefault(Counter.TRANSIT, 0L)))
                .as("counter-accounts")
                .isEqualTo(List.of(programme.issued, programme.redeemed, programme.expired, programme.transit));
    }

    /** In the end every account, also those that nobody touched for long. */
    void takeAll(List<WalkStep> steps) {
        steps.forEach(this::take);
        for (int one = 0; one < ACCOUNTS; one++) {
            look(one);
            compare(one);
        }
        compareProgramme();
    }
}
