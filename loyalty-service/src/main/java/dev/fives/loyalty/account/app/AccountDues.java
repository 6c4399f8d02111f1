package dev.fives.loyalty.account.app;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** When something of which account is due next; what is due itself stands in the account. */
public interface AccountDues {
    /**
     * @param version counts how often somebody brought the instant forward
     * @param dueAt at the latest; never later than something is due
     */
    record AccountDue(String accountId, String customerId, String wallet, long version, Instant dueAt) {}

    /** Something is due at this instant; an earlier one stays. */
    Mono<Void> bringForward(String accountId, String customerId, String wallet, Instant dueAt);

    /** Every account of the wallet for which something is due some day is looked at by this instant. */
    Mono<Void> bringAllForward(String wallet, Instant dueAt);

    /** Those due, oldest first. */
    Mono<List<AccountDue>> due(Instant now, int limit);

    /** Everything due is entered and this is next, null for nothing; not where somebody brought it forward meanwhile. */
    Mono<Void> moveOn(AccountDue done, @Nullable Instant next);
}
