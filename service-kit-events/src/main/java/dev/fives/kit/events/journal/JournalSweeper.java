package dev.fives.kit.events.journal;

import dev.fives.kit.time.RealClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/** Finds entries that were left unpublished, by a crash or a long absence of the broker, and hands them to the relay. */
final class JournalSweeper<B> {
    private static final Logger LOG = LoggerFactory.getLogger(JournalSweeper.class);

    private final JournalStore<B> store;
    private final JournalRelay<B> relay;
    private final JournalSettings settings;
    private final RealClock clock;
    private final Disposable.Swap running = Disposables.swap();
    private volatile Duration oldestAge = Duration.ZERO;

    JournalSweeper(JournalStore<B> store, JournalRelay<B> relay, JournalSettings settings, RealClock clock) {
        this.store = store;
        this.relay = relay;
        this.settings = settings;
        this.clock = clock;
    }

    /** At start nothing of this process is in flight, so every age is swept. */
    void start() {
        running.update(sweep(Duration.ZERO)
                .then(Mono.delay(settings.sweepInterval())
                        .then(Mono.defer(() -> sweep(settings.sweepAge())))
                        .repeat()
                        .then())
                .subscribe());
    }

    void stop() {
        running.update(Disposables.disposed());
    }

    /** Age of the oldest entry that the last sweep found unpublished. */
    Duration oldestAge() {
        return oldestAge;
    }

    Mono<Void> sweep(Duration minAge) {
        return store.unpublished(settings.sweepLimit())
                .doOnNext(found -> handOn(found, minAge))
                .then()
                .onErrorResume(fault -> {
                    LOG.warn("sweep of the journal failed, the next one follows: {}", fault.toString());
                    return Mono.empty();
                });
    }

    /** The last of an account is enough: its relay sends the others first. */
    private void handOn(List<JournalEntry<B>> found, Duration minAge) {
        Instant now = clock.instant();
        oldestAge = found.isEmpty()
                ? Duration.ZERO
                : Duration.between(found.getFirst().writtenAt(), now);
        Map<String, JournalEntry<B>> lastOfAccount = new HashMap<>();
        found.stream()
                .filter(entry -> !entry.writtenAt().isAfter(now.minus(minAge)))
                .forEach(entry -> lastOfAccount.merge(
                        entry.account().id(), entry, (a, b) -> a.sequence() > b.sequence() ? a : b));
        lastOfAccount.values().forEach(relay::offer);
    }
}
