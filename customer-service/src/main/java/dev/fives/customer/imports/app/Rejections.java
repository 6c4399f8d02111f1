package dev.fives.customer.imports.app;

import dev.fives.customer.imports.model.Rejection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The rows that a job did not take over. */
public interface Rejections {

    /**
     * Saves one page; the same page of the same pass again replaces itself, so that a pass can be repeated.
     *
     * @param pass 0 for rows that cannot be read, then one a share of the customers
     */
    Mono<Void> save(String jobId, int pass, int page, List<Rejection> rejections);

    /** In the order of the passes, then of the rows; those after the position alone. */
    Mono<List<Placed>> list(String jobId, @Nullable Position after, int limit);

    Mono<Long> count(String jobId);

    /** Where a rejection stands: its page and its place on it, from 0. */
    record Position(String page, int index) {}

    /** A rejection and where it stands. */
    record Placed(Position position, Rejection rejection) {}
}
