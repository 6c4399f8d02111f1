package dev.fives.kit.events.journal;

import org.bson.Document;

/** The account as of one of its entries: a cache that only moves forward and can be rebuilt from the entries. */
record Head(long sequence, long balance) {
    static final Head NONE = new Head(0, 0);

    /** Entries between two positions of the head. */
    static final int STEP = 25;

    /** A head is never further behind than this: the writer of entry STEP·k+1 has moved it to STEP·k before. */
    static final int BEHIND_MAX = 2 * STEP;

    static Head read(Document document) {
        return new Head(EntryDocuments.number(document, "sequence"), EntryDocuments.number(document, "balance"));
    }

    static boolean movesBefore(long sequence) {
        return sequence > 1 && (sequence - 1) % STEP == 0;
    }
}
