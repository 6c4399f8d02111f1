package dev.fives.loyalty.liability.app;

import dev.fives.kit.events.journal.Journal;
import dev.fives.kit.events.journal.JournalAccount;
import dev.fives.kit.events.journal.JournalEntry;
import dev.fives.kit.events.journal.Standing;
import dev.fives.kit.time.BusinessClock;
import dev.fives.loyalty.account.app.Accounts;
import dev.fives.loyalty.account.app.LedgerBodies;
import dev.fives.loyalty.account.app.LedgerBody;
import dev.fives.loyalty.account.app.Wallets;
import dev.fives.loyalty.liability.model.AccountTotals;
import dev.fives.loyalty.liability.model.Liability;
import dev.fives.loyalty.liability.model.MonthFlow;
import dev.fives.loyalty.liability.model.WalletLiability;
import dev.fives.loyalty.member.Member;
import dev.fives.loyalty.member.Members;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sums up what all accounts hold, a page of members after the other. Of each account only the entries are read that came
 * since the last time; what they add up to is remembered, with the number of the last one.
 */
public final class SumUpPoints {
    private static final String BEFORE_ALL = "";
    /** As many as are read at once. */
    private static final int ENTRIES = 500;

    private final Members members;
    private final Accounts accounts;
    private final Wallets wallets;
    private final Journal<LedgerBody> ledger;
    private final KnownTotals known;
    private final BusinessClock clock;
    private final int membersAtOnce;

    public SumUpPoints(
            Members members,
            Accounts accounts,
            Wallets wallets,
            Journal<LedgerBody> ledger,
            KnownTotals known,
            BusinessClock clock,
            int membersAtOnce) {
        this.members = members;
        this.accounts = accounts;
        this.wallets = wallets;
        this.ledger = ledger;
        this.known = known;
        this.clock = clock;
        this.membersAtOnce = membersAtOnce;
    }

    private record Account(String wallet, JournalAccount journal) {}

    private record Summed(Account account, Standing<LedgerBody> standing, AccountTotals totals) {}

    Mono<Liability> all() {
        return wallets.codes().flatMap(codes -> {
            Instant asOf = clock.instant();
            Map<String, WalletLiability> sums = new LinkedHashMap<>();
            Map<String, SortedMap<YearMonth, MonthFlow>> months = new LinkedHashMap<>();
            codes.forEach(code -> sums.put(code, WalletLiability.none(code)));
            codes.forEach(code -> months.put(code, new TreeMap<>()));
            return page(BEFORE_ALL)
                    .expand(page -> page.size() < membersAtOnce
                            ? Mono.empty()
                            : page(page.getLast().memberId()))
                    .concatMap(page -> sum(page, codes))
                    .doOnNext(summed -> add(sums, months, summed))
                    .then(Mono.fromCallable(() -> new Liability(asOf, List.copyOf(sums.values()), months)));
        });
    }

    private Mono<List<Member>> page(String after) {
        return members.after(after, membersAtOnce).collectList();
    }

    private static void add(
            Map<String, WalletLiability> sums, Map<String, SortedMap<YearMonth, MonthFlow>> months, Summed summed) {
        SortedMap<YearMonth, MonthFlow> flows =
                months.getOrDefault(summed.account().wallet(), new TreeMap<>());
        summed.totals().months().forEach((month, flow) -> flows.merge(month, flow, MonthFlow::plus));
        sums.computeIfPresent(
                summed.account().wallet(),
                (code, sum) -> sum.plus(LedgerBodies.holdings(summed.standing().body()), summed.totals()));
    }

    /** What is remembered is read before the accounts are: so it is never ahead of them. */
    private Flux<Summed> sum(List<Member> page, List<String> codes) {
        List<Account> all = page.stream()
                .flatMap(member ->
                        codes.stream().map(code -> new Account(code, accounts.of(member.customerId(), code))))
                .toList();
        return known.of(all.stream().map(account -> account.journal().id()).toList())
                .flatMapMany(before -> Flux.fromIterable(all)
                        .flatMap(account -> sum(account, before), membersAtOnce)
                        .collectList()
                        .delayUntil(summed -> known.remember(changed(summed, before), before))
                        .flatMapIterable(summed -> summed));
    }

    private Mono<Summed> sum(Account account, Map<String, AccountTotals> before) {
        String id = account.journal().id();
        AccountTotals totals = before.getOrDefault(id, AccountTotals.none(id));
        return ledger.glance(account.journal())
                .filter(standing -> standing.sequence() > 0)
                .flatMap(standing -> upTo(account.journal(), standing.sequence(), totals)
                        .map(summed -> new Summed(account, standing, summed)));
    }

    private Mono<AccountTotals> upTo(JournalAccount account, long last, AccountTotals totals) {
        long first = totals.sequence() + 1;
        return first > last
                ? Mono.just(totals)
                : ledger.entries(account, first, Math.min(last, first + ENTRIES - 1))
                        .flatMap(found -> upTo(account, last, plus(totals, found)));
    }

    private static AccountTotals plus(AccountTotals totals, List<JournalEntry<LedgerBody>> entries) {
        AccountTotals sum = totals;
        for (JournalEntry<LedgerBody> entry : entries) {
            LedgerBody body = entry.body();
            sum = sum.plus(entry.sequence(), bookedIn(body), LedgerBodies.moves(body));
        }
        if (sum.sequence() == totals.sequence()) {
            throw new IllegalStateException("entries after " + sum.sequence() + ": none (expected: up to the last)");
        }
        return sum;
    }

    private static YearMonth bookedIn(LedgerBody body) {
        return YearMonth.from(LocalDate.parse(body.held().settledTo()));
    }

    private static List<AccountTotals> changed(List<Summed> summed, Map<String, AccountTotals> before) {
        List<AccountTotals> changed = new ArrayList<>();
        for (Summed each : summed) {
            if (!Objects.equals(before.get(each.totals().accountId()), each.totals())) {
                changed.add(each.totals());
            }
        }
        return changed;
    }
}
