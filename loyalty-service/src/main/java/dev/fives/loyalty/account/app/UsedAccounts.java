package dev.fives.loyalty.account.app;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Accounts that somebody read or wrote here since they were last proven: their faults would hurt first. */
public final class UsedAccounts {
    private final int accountsMax;
    private final Set<String> accountIds = new LinkedHashSet<>();

    /** @param accountsMax more are not remembered; the walk through all accounts finds them */
    public UsedAccounts(int accountsMax) {
        this.accountsMax = accountsMax;
    }

    synchronized void add(String accountId) {
        if (accountIds.size() < accountsMax) {
            accountIds.add(accountId);
        }
    }

    /** The first that were used; they are forgotten until they are used again. */
    synchronized List<String> take(int most) {
        List<String> taken = new ArrayList<>();
        Iterator<String> next = accountIds.iterator();
        while (taken.size() < most && next.hasNext()) {
            taken.add(next.next());
            next.remove();
        }
        return taken;
    }
}
