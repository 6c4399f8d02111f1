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
import java.util.function.BiFunction;
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
        Wallet of = new Wallet(account(customerId, wallet), wallet);
        return terms(of)
                .then(enrolledBeforeTheFirstEntry(of.account(), fact.at()))
                .then(Mono.defer(() -> enter(of, fact, decide)));
    }

    /** @param whereTooLarge is entered instead where the entry's event is larger than any topic takes: it always will be */
    public Mono<JournalEntry<LedgerBody>> enter(
            String customerId,
            String wallet,
            Fact fact,
            Function<AccountView, Entering> decide,
            Function<AccountView, Entering> whereTooLarge) {
        return enter(customerId, wallet, fact, decide)
                .onErrorResume(
                        fault -> fault instanceof ProblemException problem
                                && problem.type().equals(Problems.PAYLOAD_TOO_LARGE),
                        tooLarge -> enter(customerId, wallet, fact, whereTooLarge));
    }

    /** The account as it is now: what was due is entered before. */
    public Mono<AccountNow> now(String customerId, String wallet) {
        return now(new Wallet(account(customerId, wallet), wallet));
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

    private record Wallet(JournalAccount account, String code) {}

    private Mono<WalletTerms> terms(Wallet wallet) {
        return wallets.terms(wallet.code())
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        Problems.NOT_FOUND, "wallet: " + wallet.code() + " (expected: a wallet of the programme)")));
    }

    /** One after the other, and not one within the other: hundreds may be due. */
    private Mono<AccountNow> now(Wallet wallet) {
        return terms(wallet)
                .flatMap(terms -> standing(wallet, terms)
                        .expand(now -> Due.overdue(now.standpoint())
                                .map(due -> entered(wallet, due, terms))
                                .orElseGet(Mono::empty))
                        .last());
    }

    private Mono<AccountNow> standing(Wallet wallet, WalletTerms terms) {
        return journal.standing(wallet.account())
                .map(standing -> now(wallet, standing.sequence(), standing.body(), terms));
    }

    private AccountNow now(Wallet wallet, long sequence, @Nullable LedgerBody body, WalletTerms terms) {
        return new AccountNow(wallet.account(), sequence, standpoint(LedgerBodies.holdings(body), terms));
    }

    /** The entry tells how the account stands, unless another wrote it and maybe more. */
    private Mono<AccountNow> entered(Wallet wallet, Due due, WalletTerms terms) {
        return enter(wallet, due, terms)
                .flatMap(appended -> appended.mine()
                        ? Mono.just(now(
                                wallet,
                                appended.entry().sequence(),
                                appended.entry().body(),
                                terms))
                        : standing(wallet, terms));
    }

    private Mono<JournalEntry<LedgerBody>> enter(Wallet wallet, Fact fact, Function<AccountView, Entering> decide) {
        return append(wallet, fact, (known, terms) -> {
                    Standpoint account = standpoint(LedgerBodies.holdings(known.previous()), terms);
                    if (Due.overdue(account).isPresent()) {
                        throw new TimeFirst();
                    }
                    return decide.apply(
                            new AccountView(account, known.entered(), EarningBodies.earned(known.previous())));
                })
                .map(Appended::entry)
                .retryWhen(after(TimeFirst.class, Mono.defer(() -> now(wallet))));
    }

    /** As of the due instant, whenever it is noticed. */
    private Mono<Appended<LedgerBody>> enter(Wallet wallet, Due due, WalletTerms seen) {
        Fact fact = Fact.once(wallet.account().id() + ":" + due.subject(), seen.begin(due.on()));
        return append(wallet, fact, (known, terms) -> {
            Holdings holdings = LedgerBodies.holdings(known.previous());
            return DueEntries.of(due, new Standpoint(holdings, terms, due.on()));
        });
    }

    /** Who waited in the account's lane goes by the terms that are in force when it is his turn. */
    private Mono<Appended<LedgerBody>> append(
            Wallet wallet, Fact fact, BiFunction<Known<LedgerBody>, WalletTerms, Entering> decide) {
        return journal.append(wallet.account(), fact, known -> {
                    WalletTerms terms = wallets.inForce(wallet.code()).orElseThrow(TermsFirst::new);
                    return draft(wallet, terms, known, decide.apply(known, terms));
                })
                .retryWhen(after(TermsFirst.class, Mono.defer(() -> terms(wallet))));
    }

    /** What a decision lacked is done, and the decision is taken again. */
    private static Retry after(Class<? extends RuntimeException> lack, Mono<?> done) {
        return Retry.from(faults ->
                faults.concatMap(fault -> lack.isInstance(fault.failure()) ? done : Mono.error(fault.failure())));
    }

    private static Draft<LedgerBody> draft(
            Wallet wallet, WalletTerms terms, Known<LedgerBody> known, Entering entering) {
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
                earlierDue(LedgerBodies.holdings(known.previous()), after, terms),
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

    /** Something of the account is due and has to be entered. */
    private static final class TimeFirst extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TimeFirst() {
            super("time first", null, false, false);
        }
    }

    /** The terms have to be read again. */
    private static final class TermsFirst extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TermsFirst() {
            super("terms first", null, false, false);
        }
    }
}
