package dev.fives.kit.events.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Within this instance an account is written by one round at a time; wishes that come meanwhile go into the next one
 * together. So many writers on one account neither overtake each other nor pay for a command each.
 */
final class AccountLanes<B> {
    private final int wishesAtOnce;
    private final Function<List<Wish<B>>, Mono<List<Wish<B>>>> round;
    /** Accounts with a round under way, each with those who wait. */
    private final Map<String, Deque<Wish<B>>> lanes = new HashMap<>();

    /** @param round enters wishes of one account; answers those that have to be tried again */
    AccountLanes(int wishesAtOnce, Function<List<Wish<B>>, Mono<List<Wish<B>>>> round) {
        this.wishesAtOnce = wishesAtOnce;
        this.round = round;
    }

    void submit(Wish<B> wish) {
        if (join(wish)) {
            next(wish.account().id());
        }
    }

    /** True where no round was under way. */
    private synchronized boolean join(Wish<B> wish) {
        Deque<Wish<B>> waiting = lanes.get(wish.account().id());
        if (waiting == null) {
            lanes.put(wish.account().id(), new ArrayDeque<>(List.of(wish)));
            return true;
        }
        waiting.add(wish);
        return false;
    }

    private void next(String accountId) {
        List<Wish<B>> together = take(accountId);
        if (!together.isEmpty()) {
            var _ = Mono.defer(() -> round.apply(together))
                    .defaultIfEmpty(List.of())
                    .onErrorResume(fault -> {
                        together.forEach(wish -> wish.fail(fault));
                        return Mono.just(List.of());
                    })
                    .subscribe(again -> {
                        putBack(accountId, again);
                        next(accountId);
                    });
        }
    }

    private synchronized List<Wish<B>> take(String accountId) {
        Deque<Wish<B>> lane = lanes.getOrDefault(accountId, new ArrayDeque<>());
        List<Wish<B>> together = new ArrayList<>();
        while (together.size() < wishesAtOnce && !lane.isEmpty()) {
            Wish<B> wish = lane.remove();
            if (!wish.isOver()) {
                together.add(wish);
            }
        }
        if (together.isEmpty()) {
            lanes.remove(accountId);
        }
        return together;
    }

    private synchronized void putBack(String accountId, List<Wish<B>> again) {
        Deque<Wish<B>> lane = lanes.get(accountId);
        if (lane != null) {
            again.reversed().forEach(lane::addFirst);
        }
    }
}
