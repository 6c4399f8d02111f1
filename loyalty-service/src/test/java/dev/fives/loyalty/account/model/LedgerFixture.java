package dev.fives.loyalty.account.model;

import dev.fives.loyalty.account.model.PurchaseFact.Status;
import dev.fives.loyalty.account.model.WalletTerms.Expiry;
import dev.fives.loyalty.account.model.WalletTerms.Shortfall;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One account in memory, as the ledger would keep it. */
final class LedgerFixture {
    static final LocalDate DAY = LocalDate.parse("2026-03-10");
    static final WalletTerms PLAIN = terms(0, null, Shortfall.ALLOW_NEGATIVE);

    final List<PurchaseEntry> purchase = new ArrayList<>();
    WalletTerms terms;
    LocalDate today = DAY;
    Holdings holdings = Holdings.NONE;

    LedgerFixture(WalletTerms terms) {
        this.terms = terms;
    }

    static WalletTerms terms(int pendingDays, Period expiry, Shortfall shortfall) {
        return new WalletTerms(
                ZoneOffset.UTC, pendingDays, expiry == null ? null : new Expiry(expiry, false), 30, shortfall, 300);
    }

    Standpoint account() {
        return new Standpoint(holdings, terms, today);
    }

    static PurchaseFact version(long version, String net) {
        Instant ordered = DAY.atStartOfDay(ZoneOffset.UTC).toInstant();
        return new PurchaseFact("p", version, Status.COUNTS, new BigDecimal(net), "CNY", ordered, ordered);
    }

    Settlement enter(long version, String net) {
        return enter(version(version, net));
    }

    Settlement enter(PurchaseFact fact) {
        Settlement settlement = new PurchasePoints(purchase).settle(account(), fact, List.of(onePerUnit(fact)));
        purchase.add(new PurchaseEntry(fact.version(), settlement.posted().moves(), settlement.qualifying()));
        keep(settlement.posted());
        return settlement;
    }

    private static RulePoints onePerUnit(PurchaseFact fact) {
        long points = fact.worth().setScale(0, RoundingMode.FLOOR).longValueExact();
        return new RulePoints(new RuleRef("base", 1), Points.of(points));
    }

    Posted keep(Posted posted) {
        holdings = posted.after();
        return posted;
    }

    /** Points of a kind of their own, in a lot with this last day. */
    void lot(String lastDay, long points) {
        Posting posting = new Posting(account());
        posting.put(Place.Counter.ISSUED, Places.lot(lastDay), Points.of(points), RuleRef.of("gift"));
        keep(posting.done());
    }

    Posted taken(SpendOutcome outcome) {
        return switch (outcome) {
            case SpendOutcome.Taken(Posted posted) -> keep(posted);
            case SpendOutcome.TooFew(Points available) -> throw new AssertionError("too few: " + available);
        };
    }

    /** All that is due up to the day, in order. */
    List<Due> passTo(LocalDate day) {
        today = day;
        List<Due> passed = new ArrayList<>();
        Due.overdue(account()).ifPresent(due -> {
            keep(due.at(new Standpoint(holdings, terms, due.on())));
            passed.add(due);
            passed.addAll(passTo(day));
        });
        return passed;
    }

    Map<String, Long> lots() {
        return holdings.lots().entrySet().stream()
                .collect(Collectors.toMap(
                        lot -> lot.getKey().id(), lot -> lot.getValue().value()));
    }

    long balance() {
        return holdings.balance().value();
    }
}
