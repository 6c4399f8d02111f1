package dev.fives.customer.inbound.app;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Refunds that wait for their order. */
public interface WaitingRefunds {
    /** Completes when it is stored; the one that stands under its id, which may be another, is answered. */
    Mono<WaitingRefund> add(WaitingRefund refund);

    /** In the order in which they came, those that were refused left out. */
    Mono<List<WaitingRefund>> of(String purchaseId);

    /** A page of those that were not refused, by id after the given one; from the first where it is absent. */
    Mono<List<WaitingRefund>> after(@Nullable String id, int limit);

    /** The oldest first, refused ones too. */
    Mono<List<WaitingRefund>> oldest(int limit);

    Mono<Figures> figures();

    /** False where it is not there. */
    Mono<Boolean> remove(String id);

    Mono<Void> refuse(String id, String reason);

    /**
     * How many there are.
     *
     * @param refused those of them that only an operator can end
     * @param oldest since when the oldest waits
     */
    record Figures(long waiting, long refused, @Nullable Instant oldest) {
        static final Figures NONE = new Figures(0, 0, null);
    }
}
