package dev.fives.loyalty.statement.app;

import dev.fives.kit.events.journal.Journal;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.time.BusinessClock;
import dev.fives.loyalty.account.app.AccountNow;
import dev.fives.loyalty.account.app.LedgerBody;
import dev.fives.loyalty.account.app.PointsLedger;
import dev.fives.loyalty.member.Members;
import dev.fives.loyalty.statement.model.Closing;
import dev.fives.loyalty.statement.model.PastBalance;
import dev.fives.loyalty.statement.model.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Reads accounts as they were. What is due is entered before, so that nothing is booked later on a day that is over.
 */
public final class Statements {
    private final BookedEntries entries;
    private final PointsLedger points;
    private final Members members;
    private final int entriesMax;
    private final Closing closing;
    private final BusinessClock clock;

    /** @param entriesMax that one statement may have */
    public Statements(
            Journal<LedgerBody> ledger,
            PointsLedger points,
            Members members,
            int entriesMax,
            Closing closing,
            BusinessClock clock) {
        this.entries = new BookedEntries(ledger);
        this.points = points;
        this.members = members;
        this.entriesMax = entriesMax;
        this.closing = closing;
        this.clock = clock;
    }

    /** Error NOT_FOUND for nobody, no such wallet, or a month that has not begun. */
    public Mono<Statement> of(String customerId, String wallet, YearMonth month) {
        return now(customerId, wallet).flatMap(now -> {
            requireBegun(month, now.standpoint().today());
            return Mono.zip(lastUpTo(month.atDay(1).minusDays(1), now), lastUpTo(month.atEndOfMonth(), now))
                    .flatMap(range -> statement(customerId, wallet, month, now, range.getT1(), range.getT2()));
        });
    }

    private Mono<Statement> statement(
            String customerId, String wallet, YearMonth month, AccountNow now, long before, long last) {
        requireRoom(last - before);
        boolean closed = closing.isClosed(month, now.standpoint(), clock.instant());
        return Mono.zip(entries.held(now.account(), before), entries.of(now.account(), before + 1, last))
                .map(found ->
                        new Statement(customerId, wallet, month, zone(now), closed, found.getT1(), found.getT2()));
    }

    /** @param asOf absent for today */
    public Mono<PastBalance> asOf(String customerId, String wallet, @Nullable LocalDate asOf) {
        return now(customerId, wallet).flatMap(now -> {
            LocalDate today = now.standpoint().today();
            LocalDate day = asOf == null ? today : asOf;
            if (day.isAfter(today)) {
                throw new ProblemException(Problems.MALFORMED, "asOf: " + day + " (expected: at most " + today + ")");
            }
            return lastUpTo(day, now)
                    .flatMap(last -> entries.held(now.account(), last))
                    .map(held -> new PastBalance(customerId, wallet, day, zone(now), held));
        });
    }

    private Mono<AccountNow> now(String customerId, String wallet) {
        return members.ofCustomer(customerId)
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        Problems.NOT_FOUND, "member: " + customerId + " (expected: a customer that is enrolled)")))
                .then(Mono.defer(() -> points.now(customerId, wallet)));
    }

    private Mono<Long> lastUpTo(LocalDate day, AccountNow now) {
        return entries.lastUpTo(day, now.account(), now.sequence());
    }

    private static ZoneId zone(AccountNow now) {
        return now.standpoint().terms().zone();
    }

    private static void requireBegun(YearMonth month, LocalDate today) {
        if (month.isAfter(YearMonth.from(today))) {
            throw new ProblemException(
                    Problems.NOT_FOUND, "month: " + month + " (expected: at most " + YearMonth.from(today) + ")");
        }
    }

    private void requireRoom(long count) {
        if (count > entriesMax) {
            throw new ProblemException(
                    Problems.CONFLICT,
                    "entries: " + count + " (expected: at most " + entriesMax + "; read the ledger page by page)");
        }
    }
}
