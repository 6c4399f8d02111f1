package dev.fives.kit.events.journal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Sends the events of an account in order, one in flight. Whoever sends entry n has read every entry from the first
 * that was not published when n was written; each of them is either marked, so the broker has it, or is sent first.
 */
final class JournalRelay<B> {
    private static final Logger LOG = LoggerFactory.getLogger(JournalRelay.class);
    private static final int RETRIES_MAX = 4;
    private static final Duration PAUSE_MIN = Duration.ofMillis(200);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(5);

    private record Lane<B>(@Nullable JournalEntry<B> next) {
        Lane<B> with(JournalEntry<B> entry) {
            return next == null || next.sequence() < entry.sequence() ? new Lane<>(entry) : this;
        }
    }

    private final JournalStore<B> store;
    private final EntrySender<B> sender;
    private final LastEntries lasts;
    private final JournalSettings settings;
    private final Map<String, Lane<B>> lanes = new ConcurrentHashMap<>();
    private final Queue<JournalEntry<B>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger running = new AtomicInteger();

    JournalRelay(JournalStore<B> store, EntrySender<B> sender, LastEntries lasts, JournalSettings settings) {
        this.store = store;
        this.sender = sender;
        this.lasts = lasts;
        this.settings = settings;
    }

    /** Accounts that have something on its way. */
    int busyAccounts() {
        return lanes.size();
    }

    /** Never waits. An entry of an account that is in flight is looked at when that is done. */
    void offer(JournalEntry<B> entry) {
        boolean[] first = {false};
        lanes.compute(entry.account().id(), (account, lane) -> {
            first[0] = lane == null && lanes.size() < settings.backlogMax();
            return lane == null ? (first[0] ? new Lane<>(null) : null) : lane.with(entry);
        });
        if (first[0]) {
            waiting.add(entry);
            drain();
        }
    }

    private void drain() {
        while (!waiting.isEmpty() && mayRun()) {
            JournalEntry<B> entry = waiting.poll();
            if (entry == null) {
                running.decrementAndGet();
            } else {
                run(entry);
            }
        }
    }

    private boolean mayRun() {
        return running.getAndUpdate(lanes -> Math.min(lanes + 1, settings.lanesMax())) < settings.lanesMax();
    }

    private void run(JournalEntry<B> entry) {
        deliver(entry)
                .doFinally(end -> {
                    running.decrementAndGet();
                    drain();
                })
                .subscribe(done -> {}, fault -> drop(entry, fault), () -> goOn(entry));
    }

    /** After a failure everything is read again: another instance may have sent it by now. */
    private Mono<Void> deliver(JournalEntry<B> entry) {
        Mono<Void> again = Mono.defer(() -> sendAll(entry, stored(entry)))
                .retryWhen(Retry.backoff(RETRIES_MAX, PAUSE_MIN).maxBackoff(PAUSE_MAX));
        return Mono.defer(() -> sendAll(entry, entry.from() == entry.sequence() ? inHand(entry) : stored(entry)))
                .onErrorResume(fault -> Mono.delay(PAUSE_MIN).then(again));
    }

    private Mono<List<JournalEntry<B>>> inHand(JournalEntry<B> entry) {
        return Mono.just(List.of(entry));
    }

    private Mono<List<JournalEntry<B>>> stored(JournalEntry<B> entry) {
        return store.window(entry.account(), entry.from(), entry.sequence())
                .map(found -> found.stream().map(store.documents()::read).toList());
    }

    private Mono<Void> sendAll(JournalEntry<B> last, Mono<List<JournalEntry<B>>> entries) {
        return entries.doOnNext(found -> requireAll(last, found))
                .flatMapMany(Flux::fromIterable)
                .filter(entry -> !entry.published())
                .concatMap(this::sendAndMark)
                .then();
    }

    private void requireAll(JournalEntry<B> last, List<JournalEntry<B>> found) {
        if (found.size() != last.sequence() - last.from() + 1) {
            throw new IllegalStateException("journal: " + last.id() + ": " + found.size()
                    + " entries (expected: all from " + last.from() + ")");
        }
    }

    private Mono<Void> sendAndMark(JournalEntry<B> entry) {
        return sender.send(entry)
                .then(Mono.defer(() -> store.markPublished(entry.id())))
                .doOnSuccess(marked -> lasts.published(entry.account().id(), entry.sequence()));
    }

    private void goOn(JournalEntry<B> entry) {
        boolean[] more = {false};
        lanes.computeIfPresent(entry.account().id(), (account, lane) -> {
            JournalEntry<B> next = lane.next();
            more[0] = next != null && next.sequence() > entry.sequence();
            if (next == null || !more[0]) {
                return null;
            }
            waiting.add(next);
            return new Lane<>(null);
        });
        if (more[0]) {
            drain();
        }
    }

    private void drop(JournalEntry<B> entry, Throwable fault) {
        lanes.remove(entry.account().id());
        LOG.warn("events up to {} are left to the sweeper: {}", entry.id(), fault.toString());
    }
}
