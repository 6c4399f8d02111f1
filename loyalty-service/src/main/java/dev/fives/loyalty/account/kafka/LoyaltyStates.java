package dev.fives.loyalty.account.kafka;

import dev.fives.contracts.StateTopic;
import dev.fives.contracts.loyalty.LoyaltyState;
import dev.fives.kit.events.journal.Journal;
import dev.fives.kit.events.journal.JournalAccount;
import dev.fives.kit.events.journal.Standing;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.state.PresentState;
import dev.fives.kit.events.state.StateSource;
import dev.fives.loyalty.account.app.Accounts;
import dev.fives.loyalty.account.app.LedgerBodies;
import dev.fives.loyalty.account.app.LedgerBody;
import dev.fives.loyalty.member.Member;
import dev.fives.loyalty.member.Members;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Members and their points for {@code crm.loyalty.state.v1}. */
public final class LoyaltyStates implements StateSource {
    /** Accounts that are looked up together share their commands. */
    private static final int ACCOUNTS_AT_ONCE = 500;

    private final Members members;
    private final Accounts accounts;
    private final Journal<LedgerBody> ledger;

    public LoyaltyStates(Members members, Accounts accounts, Journal<LedgerBody> ledger) {
        this.members = members;
        this.accounts = accounts;
        this.ledger = ledger;
    }

    @Override
    public StateTopic topic() {
        return StateTopic.LOYALTY;
    }

    @Override
    public Set<String> aggregateTypes() {
        return Set.of("member", "account");
    }

    @Override
    public Mono<List<PresentState>> present(Collection<String> customerIds) {
        return members.ofCustomers(customerIds)
                .flatMapIterable(found -> found)
                .flatMap(this::present, ACCOUNTS_AT_ONCE)
                .collectList();
    }

    private Mono<PresentState> present(Stored<Member> member) {
        JournalAccount account = accounts.of(member.state().customerId());
        return ledger.standing(account).map(standing -> state(member, account, standing));
    }

    /** Member and account only ever count upwards, so their sum is a version of both. */
    private static PresentState state(Stored<Member> stored, JournalAccount account, Standing<LedgerBody> standing) {
        Member member = stored.state();
        LoyaltyState state = new LoyaltyState(
                member.customerId(),
                member.memberId(),
                member.programId(),
                member.enrolledAt(),
                account.id(),
                new LoyaltyState.Points(standing.balance(), pending(standing)));
        return new PresentState.Kept(member.customerId(), stored.version() + standing.sequence(), state);
    }

    private static long pending(Standing<LedgerBody> standing) {
        return LedgerBodies.holdings(standing.body()).pendingPoints().value();
    }

    /** In the order of members' ids, which are derived from the customers'. */
    @Override
    public Mono<Keys> keys(@Nullable String position, int limit) {
        return Flux.from(members.after(position == null ? "" : position, limit))
                .collectList()
                .map(found -> new Keys(
                        found.stream().map(Member::customerId).toList(),
                        found.size() < limit ? null : found.getLast().memberId()));
    }
}
