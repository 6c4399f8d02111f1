package dev.fives.loyalty.account.app;

import dev.fives.kit.events.invariant.InvariantGauge;
import dev.fives.kit.events.journal.Proof;
import dev.fives.loyalty.member.Member;
import dev.fives.loyalty.member.Members;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Proves the ledger while it runs: walks all accounts slowly, a few at each tick, and counts those that are unsound. */
public final class LedgerCheck implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerCheck.class);
    private static final String BEFORE_ALL = "";

    private final Members members;
    private final Accounts accounts;
    private final ProveLedger ledger;
    private final Duration interval;
    private final int accountsPerTick;
    private final Set<String> unsound = ConcurrentHashMap.newKeySet();
    private final Disposable.Swap walk = Disposables.swap();
    private volatile String lastMember = BEFORE_ALL;
    private volatile boolean running;

    public LedgerCheck(
            Members members,
            Accounts accounts,
            ProveLedger ledger,
            Duration interval,
            int accountsPerTick,
            MeterRegistry meters) {
        this.members = members;
        this.accounts = accounts;
        this.ledger = ledger;
        this.interval = interval;
        this.accountsPerTick = accountsPerTick;
        InvariantGauge.register(meters, "ledger", unsound::size);
    }

    @Override
    public void start() {
        running = true;
        walk.update(Mono.delay(interval)
                .then(Mono.defer(this::tick).onErrorResume(LedgerCheck::later))
                .repeat()
                .subscribe());
    }

    @Override
    public void stop() {
        running = false;
        walk.update(Disposables.disposed());
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** The next few accounts; after the last one it begins again. */
    public Mono<Void> tick() {
        return members.after(lastMember, accountsPerTick)
                .collectList()
                .flatMapMany(page -> {
                    lastMember = page.size() < accountsPerTick
                            ? BEFORE_ALL
                            : page.getLast().memberId();
                    return Flux.fromIterable(page);
                })
                .concatMap(this::check)
                .then();
    }

    private Mono<Proof> check(Member member) {
        return ledger.of(accounts.of(member.customerId()).id()).doOnNext(this::record);
    }

    private void record(Proof proof) {
        if (proof.sound()) {
            unsound.remove(proof.accountId());
        } else if (unsound.add(proof.accountId())) {
            LOG.error("ledger of {} is unsound: {}", proof.accountId(), proof.violations());
        }
    }

    private static Mono<Void> later(Throwable fault) {
        LOG.warn("ledger check put off: {}", fault.toString());
        return Mono.empty();
    }
}
