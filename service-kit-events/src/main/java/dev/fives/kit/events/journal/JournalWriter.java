package dev.fives.kit.events.journal;

import static java.time.temporal.ChronoUnit.MILLIS;

import dev.fives.kit.events.journal.JournalEntry.Origin;
import dev.fives.kit.events.store.Errors;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.time.RealClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

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
    private final WrittenEntries<B> written;
    private final JournalSettings settings;
    private final RealClock clock;
    private final AccountLanes<B> lanes;

    JournalWriter(
            JournalStore<B> store,
            JournalReader<B> reader,
            LastEntries<B> lasts,
            JournalOutbox<B> outbox,
            WrittenEntries<B> written,
            JournalSettings settings,
            RealClock clock) {
        this.store = store;
        this.reader = reader;
        this.lasts = lasts;
        this.outbox = outbox;
        this.written = written;
        this.settings = settings;
        this.clock = clock;
        this.lanes = new AccountLanes<>(Head.STEP, this::enter);
    }

    Mono<Appended<B>> append(JournalAccount account, Fact fact, Function<Known<B>, Draft<B>> decide) {
        return RequestContext.current()
                .flatMap(request -> Mono.<Appended<B>>create(
                        sink -> lanes.submit(Wish.of(account, fact, decide, origin(request), sink))));
    }

    private Mono<List<Wish<B>>> enter(List<Wish<B>> wishes) {
        List<String> subjects =
                wishes.stream().map(wish -> wish.fact().subject()).toList();
        return reader.last(wishes.getFirst().account().id())
                .flatMap(last -> store.ofSubjects(subjects)
                        .flatMap(entered -> Errors.defer(() -> enter(wishes, last, entered))));
    }

    /** Answers those that have to be tried again. */
    private Mono<List<Wish<B>>> enter(List<Wish<B>> wishes, Last<B> last, List<List<JournalEntry<B>>> entered) {
        Chain<B> chain = new Chain<>(last, store.documents());
        List<Wish<B>> later = new ArrayList<>();
        for (int i = 0; i < wishes.size(); i++) {
            Wish<B> wish = wishes.get(i);
            // a fact that is asked for twice at once is found in the store the next time
            if (chain.isFull() || chain.has(wish.fact())) {
                later.add(wish);
            } else {
                decide(wish, chain, entered.get(i));
            }
        }
        return chain.isEmpty() ? Mono.just(later) : insert(chain, last).map(again -> joined(again, later));
    }

    private void decide(Wish<B> wish, Chain<B> chain, List<JournalEntry<B>> entered) {
        try {
            Optional<JournalEntry<B>> already = already(entered, wish.fact());
            if (already.isPresent()) {
                wish.answer(new Appended<>(already.get(), false));
            } else {
                Draft<B> draft = wish.decide().apply(chain.known(wish.fact(), entered));
                JournalEntry<B> bare = entry(wish, chain.last(), draft);
                refuseIfTooManyWait(bare);
                refuseIfTooLarge(bare);
                chain.add(wish, bare);
            }
        } catch (Throwable refused) { // an Error too, or all who come after this wish would wait for ever
            wish.fail(Errors.handedOn(refused));
        }
    }

    private Optional<JournalEntry<B>> already(List<JournalEntry<B>> entered, Fact fact) {
        return entered.stream()
                .filter(entry -> entry.source().equals(fact.source()))
                .findFirst();
    }

    private Mono<List<Wish<B>>> insert(Chain<B> chain, Last<B> last) {
        String accountId = chain.entries().getFirst().account().id();
        return moveHead(accountId, last)
                .then(Mono.defer(() -> store.insertInOrder(chain.documents())))
                .doOnError(unknownOutcome -> lasts.forget(accountId))
                .flatMap(inserted -> Errors.defer(() -> answer(chain, accountId, inserted)));
    }

    private Mono<List<Wish<B>>> answer(Chain<B> chain, String accountId, int inserted) {
        boolean all = inserted == chain.entries().size();
        if (all) {
            lasts.remember(accountId, chain.last());
        } else {
            lasts.forget(accountId);
        }
        chain.entries().subList(0, inserted).forEach(written::follow);
        for (int i = 0; i < inserted; i++) {
            chain.wishes().get(i).answer(new Appended<>(chain.entries().get(i), true));
        }
        return all
                ? Mono.just(List.of())
                : overtaken(chain.wishes().subList(inserted, chain.wishes().size()));
    }

    /** The id is taken: another instance appended. Or the source is: the next attempt finds it. */
    private Mono<List<Wish<B>>> overtaken(List<Wish<B>> wishes) {
        List<Wish<B>> again = new ArrayList<>();
        for (Wish<B> wish : wishes) {
            if (wish.overtaken() < settings.conflictRetries()) {
                again.add(wish.overtakenOnceMore());
            } else {
                wish.fail(contended(wish.account()));
            }
        }
        int times = wishes.getFirst().overtaken();
        Duration pause = PAUSE_MIN.multipliedBy(1L << Math.min(times, Byte.SIZE));
        return Mono.delay(pause.compareTo(PAUSE_MAX) < 0 ? pause : PAUSE_MAX).thenReturn(again);
    }

    private static <B> List<Wish<B>> joined(List<Wish<B>> again, List<Wish<B>> later) {
        return Stream.concat(again.stream(), later.stream()).toList();
    }

    private JournalEntry<B> entry(Wish<B> wish, Last<B> last, Draft<B> draft) {
        Instant now = clock.instant().truncatedTo(MILLIS);
        Fact fact = wish.fact();
        return new JournalEntry<>(
                wish.account(),
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
                wish.origin());
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

    private Mono<Void> moveHead(String accountId, Last<B> last) {
        return Head.movesBefore(last.sequence() + 1) ? store.advanceHead(accountId, last) : Mono.empty();
    }

    private static ProblemException contended(JournalAccount account) {
        return new ProblemException(
                        Problems.UNAVAILABLE, "account: " + account.id() + " is busy (expected: fewer writers at once)")
                .withRetryAfter(RETRY_AFTER);
    }

    private static Origin origin(RequestContext request) {
        return new Origin(request.correlationId(), request.causationId(), request.traceparent());
    }
}
