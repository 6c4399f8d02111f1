package dev.fives.loyalty.account.app;

import dev.fives.kit.events.journal.JournalAccount;
import dev.fives.kit.id.Ids;

/** The points account of a customer; its id is derived, so nothing has to be looked up. */
public final class Accounts {
    private final Ids ids;
    private final String programId;

    public Accounts(Ids ids, String programId) {
        this.ids = ids;
        this.programId = programId;
    }

    public JournalAccount of(String customerId) {
        return new JournalAccount(ids.derived("acc", programId, customerId), customerId);
    }

    String counterAccount() {
        return "program:" + programId;
    }
}
