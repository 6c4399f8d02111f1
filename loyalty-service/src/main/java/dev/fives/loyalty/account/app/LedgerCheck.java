package dev.fives.loyalty.account.app;

import dev.fives.kit.events.invariant.InvariantGauge;
import dev.fives.kit.events.journal.Proof;
import dev.fives.loyalty.member.Member;
import dev.fives.loyalty.member.Members;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Proves the ledger while it runs: walks all accounts slowly, a few in each round, and counts those that are unsound. */
public final class LedgerCheck {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerCheck.class);
    private static final String BEFORE_ALL = "";

    private final Members members;
    private final Accounts accounts;
    private final Wallets wallets;
    private final ProveLedger ledger;
    private final int accountsPerTick;
    private final Set<String> unsound = ConcurrentHashMap.newKeySet();
    private volatile String lastMember = BEFORE_ALL;

    public LedgerCheck(
            Members members,
            Accounts accounts,
            Wallets wallets,
            ProveLedger ledger,
            int accountsPerTick,
            MeterRegistry meters) {
        this.members = members;
        this.accounts = accounts;
        this.wallets = wallets;
        this.ledger = ledger;
        this.accountsPerTick = accountsPerTick;
        InvariantGauge.register(meters, "ledger", unsound::size);
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

    private Flux<Proof> check(Member member) {
        return wallets.codes()
                .flatMapIterable(codes -> codes)
                .concatMap(wallet ->
                        ledger.of(accounts.of(member.customerId(), wallet).id()))
                .doOnNext(this::record);
    }

    private void record(Proof proof) {
        if (proof.sound()) {
            unsound.remove(proof.accountId());
        } else if (unsound.add(proof.accountId())) {
            LOG.error("ledger of {} is unsound: {}", proof.accountId(), proof.violations());
        }
    }
}
