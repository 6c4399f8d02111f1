package dev.fives.feedback.invitation.app;

import dev.fives.feedback.invitation.model.Invitation;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.paging.PageRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Finds invitations. */
public interface Invitations {
    Mono<Stored<Invitation>> find(String id);

    /** Newest first, of one customer or of all; one more than the page holds, where there is one. */
    Mono<List<Stored<Invitation>>> page(@Nullable String customerId, PageRequest request);

    /** As {@link #page}, of those that were answered, newest answer first. */
    Mono<List<Stored<Invitation>>> answered(@Nullable String customerId, PageRequest request);

    /** On all pages of {@link #page}. */
    Mono<Long> count(@Nullable String customerId);

    /** On all pages of {@link #answered}. */
    Mono<Long> countAnswered(@Nullable String customerId);

    /** Place in the order of {@link #page}, for the cursor. */
    List<String> position(Stored<Invitation> invitation);

    /** Place in the order of {@link #answered}, for the cursor. */
    List<String> answeredPosition(Stored<Invitation> invitation);
}
