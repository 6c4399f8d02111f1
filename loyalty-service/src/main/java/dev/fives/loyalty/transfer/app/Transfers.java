package dev.fives.loyalty.transfer.app;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.paging.PageRequest;
import dev.fives.loyalty.account.app.Unfinished;
import dev.fives.loyalty.transfer.model.Transfer;
import java.util.List;
import reactor.core.publisher.Mono;

/** Queries over transfers. */
public interface Transfers extends Unfinished<Transfer> {
    Mono<Stored<Transfer>> find(String transferId);

    /** Those that a member gave or got, newest first; one more than the page has room for, where there are more. */
    Mono<List<Stored<Transfer>>> page(String customerId, PageRequest request);

    Mono<Long> count(String customerId);

    List<String> position(Stored<Transfer> transfer);
}
