package dev.fives.kit.events.journal;

import static java.time.temporal.ChronoUnit.MILLIS;

import dev.fives.kit.events.journal.JournalEntry.Origin;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.time.RealClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Appends one entry a fact. Order matters: the last sequence is read first and everything that the decision rests on
 * after it, so that an entry which came in between has taken the id that this one needs.
 */
final class JournalWriter<B> {
    private static final Duration PAUSE_MIN = Duration.ofMillis(2);
    private static final Duration PAUSE_MAX = Duration.ofMillis(200);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final JournalStore<B> store;
    private final JournalReader<B> reader;
    private final LastEntries<B> lasts;
    private final JournalOutbox<B> outbox;
    private final JournalSettings settings;
    private final RealClock clock;

    JournalWriter(
            JournalStore<B> store,
            JournalReader<B> reader,
            LastEntries<B> lasts,
            JournalOutbox<B> outbox,
            JournalSettings settings,
            RealClock clock) {
        this.store = store;
        this.reader = reader;
        this.lasts = lasts;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
    }

    Mono<Appended<B>> append(JournalAccount account, Fact fact, Function<Known<B>, Draft<B>> decide) {
        return RequestContext.current()
                .flatMap(request -> Mono.defer(() -> attempt(account, fact, decide, origin(request)))
                        .retryWhen(Retry.backoff(settings.conflictRetries(), PAUSE_MIN)
                                .maxBackoff(PAUSE_MAX)
                                .filter(Overtaken.class::isInstance))
                        .onErrorMap(reactor.core.Exceptions::isRetryExhausted, fault -> contended(account)));
    }

    private Mono<Appended<B>> attempt(
            JournalAccount account, Fact fact, Function<Known<B>, Draft<B>> decide, Origin origin) {
        return reader.last(account.id())
                .flatMap(last -> store.ofSubject(fact.subject())
                        .flatMap(entered -> already(entered, fact)
                                .map(entry -> Mono.just(new Appended<>(entry, false)))
                                .orElseGet(() -> insert(
                                        account,
                                        fact,
                                        last,
                                        origin,
                                        decide.apply(new Known<>(
                                                last.balance(), last.body(), last.sequence() + 1, entered))))));
    }

    private Optional<JournalEntry<B>> already(List<JournalEntry<B>> entered, Fact fact) {
        return entered.stream()
                .filter(entry -> entry.source().equals(fact.source()))
                .findFirst();
    }

    private Mono<Appended<B>> insert(JournalAccount account, Fact fact, Last<B> last, Origin origin, Draft<B> draft) {
        JournalEntry<B> bare = entry(account, fact, last, origin, draft);
        refuseIfTooManyWait(bare);
        refuseIfTooLarge(bare);
        Document document = store.documents().write(bare);
        String hash = HashChain.next(last.hash(), document);
        JournalEntry<B> entry = bare.withHash(hash);
        return moveHead(account, last)
                .then(Mono.defer(() -> store.insert(document.append("hash", hash))))
                .doOnError(unknownOutcome -> lasts.forget(account.id()))
                .flatMap(inserted -> inserted ? written(entry) : overtaken(account));
    }

    private JournalEntry<B> entry(JournalAccount account, Fact fact, Last<B> last, Origin origin, Draft<B> draft) {
        Instant now = clock.instant().truncatedTo(MILLIS);
        return new JournalEntry<>(
                account,
                last.sequence() + 1,
                fact.subject(),
                fact.source(),
                fact.version(),
                draft.body(),
                draft.delta(),
                Math.addExact(last.balance(), draft.delta()),
                "",
                last.firstUnpublished(),
                false,
                fact.at().truncatedTo(MILLIS),
                now,
                origin);
    }

    private void refuseIfTooManyWait(JournalEntry<B> entry) {
        if (entry.sequence() - entry.from() >= settings.maxPendingPerAccount()) {
            lasts.forget(entry.account().id());
            throw new ProblemException(
                            Problems.TOO_MANY_PENDING,
                            "account: " + entry.account().id() + " (expected: fewer than "
                                    + settings.maxPendingPerAccount() + " entries that wait for the broker)")
                    .withRetryAfter(RETRY_AFTER);
        }
    }

    /** An event that no topic takes would block its account for ever. */
    private void refuseIfTooLarge(JournalEntry<B> entry) {
        Objects.requireNonNull(outbox.pendingEvent(entry));
    }

    private Mono<Void> moveHead(JournalAccount account, Last<B> last) {
        return Head.movesBefore(last.sequence() + 1) ? store.advanceHead(account.id(), last) : Mono.empty();
    }

    private Mono<Appended<B>> written(JournalEntry<B> entry) {
        lasts.remember(entry.account().id(), Last.of(entry));
        return Mono.just(new Appended<>(entry, true));
    }

    /** The id is taken: someone else appended. Or the source is: the next attempt finds it. */
    private Mono<Appended<B>> overtaken(JournalAccount account) {
        lasts.forget(account.id());
        return Mono.error(new Overtaken());
    }

    private static ProblemException contended(JournalAccount account) {
        return new ProblemException(
                        Problems.UNAVAILABLE, "account: " + account.id() + " is busy (expected: fewer writers at once)")
                .withRetryAfter(RETRY_AFTER);
    }

    private static Origin origin(RequestContext request) {
        return new Origin(request.correlationId(), request.causationId(), request.traceparent());
    }

    private static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Overtaken() {
            super("overtaken", null, false, false);
        }
    }
}
