package dev.fives.kit.events.journal;

import dev.fives.kit.events.store.Errors;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Within this instance an account is written by one round at a time; wishes that come meanwhile go into the next one
 * together. So many writers on one account neither overtake each other nor pay for a command each.
 */
final class AccountLanes<B> {
    private final int wishesAtOnce;
    private final Function<List<Wish<B>>, Mono<List<Wish<B>>>> round;
    /** Accounts with a round under way. */
    private final Map<String, Lane<B>> lanes = new HashMap<>();

    /** @param turns rounds that may begin; above 1 while a loop is at them */
    private record Lane<B>(String accountId, Deque<Wish<B>> waiting, AtomicInteger turns) {}

    /** @param round enters wishes of one account; answers those that have to be tried again */
    AccountLanes(int wishesAtOnce, Function<List<Wish<B>>, Mono<List<Wish<B>>>> round) {
        this.wishesAtOnce = wishesAtOnce;
        this.round = round;
    }

    void submit(Wish<B> wish) {
        Lane<B> lane = join(wish);
        if (lane != null) {
            next(lane);
        }
    }

    /** A lane where no round was under way. */
    private synchronized @Nullable Lane<B> join(Wish<B> wish) {
        String accountId = wish.account().id();
        Lane<B> present = lanes.get(accountId);
        if (present != null) {
            present.waiting().add(wish);
            return null;
        }
        Lane<B> lane = new Lane<>(accountId, new ArrayDeque<>(List.of(wish)), new AtomicInteger());
        lanes.put(accountId, lane);
        return lane;
    }

    /** A loop: rounds that are answered at once, however many, do not deepen the stack. */
    private void next(Lane<B> lane) {
        if (lane.turns().getAndIncrement() == 0) {
            do {
                begin(lane);
            } while (lane.turns().decrementAndGet() > 0);
        }
    }

    private void begin(Lane<B> lane) {
        List<Wish<B>> together = take(lane);
        if (!together.isEmpty()) {
            var _ = Errors.defer(() -> round.apply(together))
                    .defaultIfEmpty(List.of())
                    .onErrorResume(fault -> {
                        together.forEach(wish -> wish.fail(fault));
                        return Mono.just(List.of());
                    })
                    .subscribe(again -> {
                        putBack(lane, again);
                        next(lane);
                    });
        }
    }

    private synchronized List<Wish<B>> take(Lane<B> lane) {
        List<Wish<B>> together = new ArrayList<>();
        while (together.size() < wishesAtOnce && !lane.waiting().isEmpty()) {
            Wish<B> wish = lane.waiting().remove();
            if (!wish.isOver()) {
                together.add(wish);
            }
        }
        if (together.isEmpty()) {
            lanes.remove(lane.accountId());
        }
        return together;
    }

    private synchronized void putBack(Lane<B> lane, List<Wish<B>> again) {
        again.reversed().forEach(lane.waiting()::addFirst);
    }
}
