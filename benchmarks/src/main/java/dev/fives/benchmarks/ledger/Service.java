package dev.fives.benchmarks.ledger;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.fives.kit.events.journal.Fact;
import dev.fives.kit.events.journal.JournalEntry;
import dev.fives.kit.events.journal.Proof;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.time.BusinessClock;
import dev.fives.loyalty.account.app.AccountNow;
import dev.fives.loyalty.account.app.AccountView;
import dev.fives.loyalty.account.app.Accounts;
import dev.fives.loyalty.account.app.Entering;
import dev.fives.loyalty.account.app.EntryKind;
import dev.fives.loyalty.account.app.LedgerBodies;
import dev.fives.loyalty.account.app.LedgerBody;
import dev.fives.loyalty.account.app.PointsLedger;
import dev.fives.loyalty.account.app.ProveLedger;
import dev.fives.loyalty.account.app.Wallets;
import dev.fives.loyalty.account.model.Points;
import dev.fives.loyalty.account.model.Posted;
import dev.fives.loyalty.account.model.RuleRef;
import dev.fives.loyalty.account.model.SpendOutcome;
import dev.fives.loyalty.account.model.Spending;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.bson.Document;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** The service's ledger, without HTTP in front of it; what follows from an entry follows as always. */
final class Service implements AutoCloseable {
    private static final RuleRef GIFT = RuleRef.of("gift");
    private static final Duration SETTLED = Duration.ofMinutes(15);
    private static final Duration ASK_AGAIN = Duration.ofMillis(250);

    /** How often a client was told to come again. */
    final LongAdder busy = new LongAdder();

    private final ConfigurableApplicationContext context;
    private final MongoCollection<Document> entries;
    private final PointsLedger ledger;
    private final BusinessClock clock;

    Service(ConfigurableApplicationContext context, MongoCollection<Document> entries) {
        this.context = context;
        this.entries = entries;
        this.ledger = context.getBean(PointsLedger.class);
        this.clock = context.getBean(BusinessClock.class);
    }

    Mono<JournalEntry<LedgerBody>> give(String customerId, String what, long points) {
        Fact fact = Fact.once("gift:" + customerId + ":" + what, clock.instant());
        return enter(
                customerId,
                fact,
                account -> Entering.of(
                        EntryKind.GIFT, Spending.gift(account.standpoint(), Points.of(points), GIFT), "gift"));
    }

    Mono<JournalEntry<LedgerBody>> reserve(String customerId, String redemption, long points) {
        Fact fact = new Fact("redemption:" + redemption, 1, clock.instant());
        return enter(customerId, fact, account -> reserved(account, points));
    }

    Mono<JournalEntry<LedgerBody>> confirm(String customerId, String redemption) {
        Fact fact = new Fact("redemption:" + redemption, 2, clock.instant());
        return enter(
                customerId,
                fact,
                account -> Entering.of(
                        EntryKind.REDEMPTION,
                        Spending.confirm(
                                account.standpoint(),
                                LedgerBodies.moves(account.entered().getFirst().body())),
                        "redeemed"));
    }

    private static Entering reserved(AccountView account, long points) {
        return switch (Spending.reserve(account.standpoint(), Points.of(points))) {
            case SpendOutcome.Taken(Posted posted) -> Entering.of(EntryKind.RESERVATION, posted, "reserved");
            case SpendOutcome.TooFew _ ->
                throw new ProblemException(Problems.CONFLICT, "points: too few (expected: enough)");
        };
    }

    /** Who is told to come again comes again with the same. */
    private Mono<JournalEntry<LedgerBody>> enter(String customerId, Fact fact, Function<AccountView, Entering> decide) {
        return Mono.defer(() -> ledger.enter(customerId, fact, decide))
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, ASK_AGAIN).filter(this::isBusy));
    }

    private boolean isBusy(Throwable fault) {
        boolean again = fault instanceof ProblemException problem
                && (problem.type().equals(Problems.UNAVAILABLE)
                        || problem.type().equals(Problems.TOO_MANY_PENDING));
        if (again) {
            busy.increment();
        }
        return again;
    }

    Mono<AccountNow> balance(String customerId) {
        return ledger.now(customerId, Wallets.POINTS);
    }

    Proof proof(String customerId) {
        String account = context.getBean(Accounts.class).of(customerId).id();
        return Objects.requireNonNull(
                context.getBean(ProveLedger.class).of(account).block());
    }

    /** Returns when every entry's event is on the topic. */
    void awaitPublished() {
        Eventually.until("published", SETTLED, () -> unpublished() == 0);
    }

    private long unpublished() {
        return Objects.requireNonNull(Mono.from(entries.countDocuments(new Document("published", false)))
                .block());
    }

    @Override
    public void close() {
        context.close();
    }
}
