package dev.fives.loyalty.account.app;

import dev.fives.kit.events.journal.JournalAccount;
import dev.fives.kit.id.Ids;

/** The accounts of a customer, one a wallet; their ids are derived, so nothing has to be looked up. */
public final class Accounts {
    private static final String PREFIX = "acc";

    private final Ids ids;
    private final String programId;

    public Accounts(Ids ids, String programId) {
        this.ids = ids;
        this.programId = programId;
    }

    /** Of the wallet that purchases fill. */
    public JournalAccount of(String customerId) {
        return of(customerId, Wallets.POINTS);
    }

    public JournalAccount of(String customerId, String wallet) {
        String id = wallet.equals(Wallets.POINTS)
                ? ids.derived(PREFIX, programId, customerId)
                : ids.derived(PREFIX, programId, customerId, wallet);
        return new JournalAccount(id, customerId);
    }

    /** A fact's subject in a wallet: what is entered for it in one is no repeat of what is entered in another. */
    public static String subject(String wallet, String fact) {
        return wallet.equals(Wallets.POINTS) ? fact : wallet + ":" + fact;
    }
}
