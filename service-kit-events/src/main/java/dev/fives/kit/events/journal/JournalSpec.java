package dev.fives.kit.events.journal;

import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.kit.events.store.IndexSpec;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a journal has to know of its entries.
 *
 * @param type of the aggregate in ce_source and ce_id, such as {@code account}; on the wire for ever
 * @param collection of the entries; the heads lie in {@code <collection>_heads}
 * @param event the one event of an entry; always the same for the same entry, since it may be sent again
 * @param written is told of each entry that this instance wrote, for its meters: at most once, and of none whose write
 *     nobody saw answered
 */
public record JournalSpec<B>(
        String type,
        String collection,
        StateCodec<B> codec,
        Function<JournalEntry<B>, NewEvent> event,
        Consumer<JournalEntry<B>> written) {

    /** Without anybody who counts. */
    public JournalSpec(String type, String collection, StateCodec<B> codec, Function<JournalEntry<B>, NewEvent> event) {
        this(type, collection, codec, event, entry -> {});
    }

    /** The unique source is what keeps a fact from being entered twice where two accounts of a customer meet. */
    IndexSpec indexes() {
        return IndexSpec.on(collection)
                .unique("customerId", "source")
                .plain("subject")
                .plain("published", "writtenAt");
    }

    String headCollection() {
        return collection + "_heads";
    }
}
