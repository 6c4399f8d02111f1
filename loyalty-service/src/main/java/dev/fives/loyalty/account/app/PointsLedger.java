package dev.fives.loyalty.account.app;

import dev.fives.kit.events.journal.Appended;
import dev.fives.kit.events.journal.Draft;
import dev.fives.kit.events.journal.Fact;
import dev.fives.kit.events.journal.Journal;
import dev.fives.kit.events.journal.JournalAccount;
import dev.fives.kit.events.journal.JournalEntry;
import dev.fives.kit.events.journal.Known;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.time.BusinessClock;
import dev.fives.loyalty.account.model.Due;
import dev.fives.loyalty.account.model.Holdings;
import dev.fives.loyalty.account.model.Standpoint;
import dev.fives.loyalty.account.model.WalletTerms;
import dev.fives.loyalty.earning.model.Verdict;
import dev.fives.loyalty.member.Members;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Enters facts into an account: what all reasons for points have in common. What time has done to the account is
 * entered first, so that nobody decides on points that are lost or not yet there.
 */
public final class PointsLedger {
    private final Journal<LedgerBody> journal;
    private final Accounts accounts;
    private final Wallets wallets;
    private final Members members;
    private final BusinessClock clock;
    private final UsedAccounts used;

    public PointsLedger(
            Journal<LedgerBody> journal,
            Accounts accounts,
            Wallets wallets,
            Members members,
            BusinessClock clock,
            UsedAccounts used) {
        this.journal = journal;
        this.accounts = accounts;
        this.wallets = wallets;
        this.members = members;
        this.clock = clock;
        this.used = used;
    }

    /** The entry of this fact in the customer's points, whether it is written now or was before. */
    public Mono<JournalEntry<LedgerBody>> enter(String customerId, Fact fact, Function<AccountView, Entering> decide) {
        return enter(customerId, Wallets.POINTS, fact, decide);
    }

    /** @param decide may be asked several times, and must have no effect; what it throws enters nothing */
    public Mono<JournalEntry<LedgerBody>> enter(
            String customerId, String wallet, Fact fact, Function<AccountView, Entering> decide) {
        JournalAccount account = account(customerId, wallet);
        return terms(wallet)
                .flatMap(terms -> enrolledBeforeTheFirstEntry(account, fact.at())
                        .then(attempt(new Wallet(account, wallet, terms), fact, decide)));
    }

    /** The account as it is now: what was due is entered before. */
    public Mono<AccountNow> now(String customerId, String wallet) {
        JournalAccount account = account(customerId, wallet);
        return terms(wallet).flatMap(terms -> now(new Wallet(account, wallet, terms)));
    }

    /** Enters all that is due; answers when the next is, empty for never. */
    public Mono<Instant> settle(String customerId, String wallet) {
        return now(customerId, wallet).flatMap(now -> Mono.justOrEmpty(now.nextDue()));
    }

    private JournalAccount account(String customerId, String wallet) {
        JournalAccount account = accounts.of(customerId, wallet);
        used.add(account.id());
        return account;
    }

    private record Wallet(JournalAccount account, String code, WalletTerms terms) {}

    private Mono<WalletTerms> terms(String wallet) {
        return wallets.terms(wallet)
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        Problems.NOT_FOUND, "wallet: " + wallet + " (expected: a wallet of the programme)")));
    }

    /** One after the other, and not one within the other: hundreds may be due. */
    private Mono<AccountNow> now(Wallet wallet) {
        return nowOrOneEntryLater(wallet).repeatWhenEmpty(entered -> entered);
    }

    /** Empty where something was due: it is entered, and there may be more. */
    private Mono<AccountNow> nowOrOneEntryLater(Wallet wallet) {
        return journal.standing(wallet.account()).flatMap(standing -> {
            Standpoint account = standpoint(LedgerBodies.holdings(standing.body()), wallet.terms());
            return Due.overdue(account)
                    .map(due -> enter(wallet, due).then(Mono.<AccountNow>empty()))
                    .orElseGet(() -> Mono.just(new AccountNow(wallet.account(), standing.sequence(), account)));
        });
    }

    private Mono<JournalEntry<LedgerBody>> attempt(Wallet wallet, Fact fact, Function<AccountView, Entering> decide) {
        Mono<JournalEntry<LedgerBody>> appended = append(wallet, fact, known -> {
            Standpoint account = standpoint(LedgerBodies.holdings(known.previous()), wallet.terms());
            if (Due.overdue(account).isPresent()) {
                throw new TimeFirst();
            }
            return decide.apply(new AccountView(account, known.entered(), EarningBodies.earned(known.previous())));
        });
        return appended.retryWhen(Retry.from(faults -> faults.concatMap(fault -> dueEntered(wallet, fault.failure()))));
    }

    private Mono<AccountNow> dueEntered(Wallet wallet, Throwable fault) {
        return fault instanceof TimeFirst ? now(wallet) : Mono.error(fault);
    }

    /** As of the due instant, whenever it is noticed. */
    private Mono<JournalEntry<LedgerBody>> enter(Wallet wallet, Due due) {
        Fact fact = Fact.once(
                wallet.account().id() + ":" + due.subject(), wallet.terms().begin(due.on()));
        return append(wallet, fact, known -> {
            Holdings holdings = LedgerBodies.holdings(known.previous());
            return DueEntries.of(due, new Standpoint(holdings, wallet.terms(), due.on()));
        });
    }

    private Mono<JournalEntry<LedgerBody>> append(
            Wallet wallet, Fact fact, Function<Known<LedgerBody>, Entering> decide) {
        return journal.append(wallet.account(), fact, known -> draft(wallet, known, decide.apply(known)))
                .map(Appended::entry);
    }

    private static Draft<LedgerBody> draft(Wallet wallet, Known<LedgerBody> known, Entering entering) {
        Holdings after = entering.posted().after();
        Verdict verdict = entering.verdict();
        LedgerBody body = new LedgerBody(
                wallet.code(),
                entering.kind(),
                entering.purchaseId(),
                entering.posted().moves().stream().map(LedgerBodies::line).toList(),
                LedgerBodies.held(after),
                entering.qualifying(),
                entering.expiring(),
                earlierDue(LedgerBodies.holdings(known.previous()), after, wallet.terms()),
                entering.reason(),
                entering.by(),
                verdict == null ? null : EarningBodies.judgement(verdict.judged()),
                EarningBodies.memory(verdict == null ? EarningBodies.earned(known.previous()) : verdict.earned()));
        return new Draft<>(entering.posted().delta().value(), body);
    }

    /** Only then has whoever watches the clock to hear of it. */
    private static @Nullable Instant earlierDue(Holdings before, Holdings after, WalletTerms terms) {
        Instant next = Due.next(after, terms).map(due -> terms.begin(due.on())).orElse(Instant.MAX);
        Instant known =
                Due.next(before, terms).map(due -> terms.begin(due.on())).orElse(Instant.MAX);
        return next.isBefore(known) ? next : null;
    }

    /** Whoever has an entry is a member; no order between the topics is needed for it. */
    private Mono<Void> enrolledBeforeTheFirstEntry(JournalAccount account, Instant at) {
        return journal.hasEntries(account)
                .flatMap(member -> member ? Mono.empty() : members.enrol(account.customerId(), at));
    }

    private Standpoint standpoint(Holdings holdings, WalletTerms terms) {
        return new Standpoint(holdings, terms, terms.day(clock.instant()));
    }

    /** Something of the account is due: it is entered, and the decision is taken again. */
    private static final class TimeFirst extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TimeFirst() {
            super("time first", null, false, false);
        }
    }
}
