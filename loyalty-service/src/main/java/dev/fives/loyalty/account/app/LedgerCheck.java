package dev.fives.loyalty.account.app;

import dev.fives.kit.events.invariant.InvariantGauge;
import dev.fives.kit.events.journal.Proof;
import dev.fives.loyalty.member.Member;
import dev.fives.loyalty.member.Members;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Proves the ledger while it runs and counts the accounts that are unsound. Each look takes a few accounts that were
 * used lately and the next few of a slow walk through all.
 */
public final class LedgerCheck {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerCheck.class);
    private static final String BEFORE_ALL = "";

    private final Members members;
    private final Accounts accounts;
    private final Wallets wallets;
    private final UsedAccounts used;
    private final ProveLedger ledger;
    private final Pace pace;
    private final Counter proven;
    private final Set<String> unsound = ConcurrentHashMap.newKeySet();
    private volatile String lastMember = BEFORE_ALL;

    /** @param accountsPerLook of those used lately, and as many members of the walk */
    public record Pace(int accountsPerLook, int accountsAtOnce) {}

    public LedgerCheck(
            Members members,
            Accounts accounts,
            Wallets wallets,
            UsedAccounts used,
            ProveLedger ledger,
            Pace pace,
            MeterRegistry meters) {
        this.members = members;
        this.accounts = accounts;
        this.wallets = wallets;
        this.used = used;
        this.ledger = ledger;
        this.pace = pace;
        this.proven = Counter.builder("fives.points.proven")
                .baseUnit("accounts")
                .description("Accounts that the self-check has recomputed")
                .register(meters);
        InvariantGauge.register(meters, "ledger", unsound::size);
    }

    public Mono<Void> look() {
        return Flux.concat(Flux.fromIterable(used.take(pace.accountsPerLook())), nextOfAll())
                .distinct()
                .flatMap(ledger::of, pace.accountsAtOnce())
                .doOnNext(this::record)
                .then();
    }

    /** After the last one it begins again. */
    private Flux<String> nextOfAll() {
        return members.after(lastMember, pace.accountsPerLook())
                .collectList()
                .doOnNext(page -> lastMember = page.size() < pace.accountsPerLook()
                        ? BEFORE_ALL
                        : page.getLast().memberId())
                .flatMapMany(page -> wallets.codes().flatMapMany(codes -> accountsOf(page, codes)));
    }

    private Flux<String> accountsOf(List<Member> page, List<String> codes) {
        return Flux.fromIterable(page)
                .flatMapIterable(member -> codes.stream()
                        .map(code -> accounts.of(member.customerId(), code).id())
                        .toList());
    }

    private void record(Proof proof) {
        proven.increment();
        if (proof.sound()) {
            unsound.remove(proof.accountId());
        } else if (unsound.add(proof.accountId())) {
            LOG.error("ledger of {} is unsound: {}", proof.accountId(), proof.violations());
        }
    }
}
