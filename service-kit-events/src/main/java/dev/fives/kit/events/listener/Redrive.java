package dev.fives.kit.events.listener;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Replays a parked key in order and lets it go when nothing is left. It may run beside the listener, which goes on
 * appending, and beside another redrive, whose repeats the handler's memory skips.
 */
final class Redrive {
    private static final Logger log = LoggerFactory.getLogger(Redrive.class);

    private final ParkedStore store;
    private final DoneLetters done;
    private final Lanes lanes;
    private final HandlerRun handlers;
    private final Duration timeout;

    Redrive(ParkedStore store, DoneLetters done, Lanes lanes, Duration timeout) {
        this.store = store;
        this.done = done;
        this.lanes = lanes;
        this.handlers = new HandlerRun(timeout);
        this.timeout = timeout;
    }

    /**
     * Replays until nothing is left or an event is refused again.
     *
     * @param discardReason not null: the first event that is refused is thrown away for this reason, and its gap accepted
     * @return error 404 where the key is not parked, 503 on a transient fault; what was replayed till then stays so
     */
    Mono<Redriven> redrive(String publicId, @Nullable String discardReason) {
        return Mono.fromCallable(() -> {
                    String documentId = ParkedKey.documentIdOf(publicId);
                    return run(documentId, find(documentId), discardReason);
                })
                .subscribeOn(Schedulers.boundedElastic());
    }

    /** On this thread; nothing to do where the key is parked no more. */
    Redriven run(String documentId) {
        ParkedKey key = store.find(documentId).timeout(timeout).block();
        return key == null ? new Redriven(0, 0, 0, null) : run(documentId, key, null);
    }

    private Redriven run(String documentId, ParkedKey parked, @Nullable String discardReason) {
        Tally tally = new Tally(discardReason);
        ParkedKey key = parked;
        while (tally.refusal == null) {
            Lane lane = lane(key);
            // the version is read before the records: what is appended later moves it
            List<ConsumerRecord<byte[], byte[]>> records =
                    await(store.oldest(documentId).collectList());
            if (records.isEmpty()) {
                if (await(store.unpark(key))) {
                    break;
                }
                ParkedKey again = store.find(documentId).timeout(timeout).block();
                if (again == null) {
                    break; // another redrive was first
                }
                key = again;
            } else {
                replay(lane, records, tally);
            }
        }
        return new Redriven(tally.replayed, tally.discarded, await(store.left(documentId)), tally.refusal);
    }

    private void replay(Lane lane, List<ConsumerRecord<byte[], byte[]>> records, Tally tally) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            String refusal = replay(lane, record, tally.discarded > 0);
            if (refusal == null) {
                tally.replayed++;
            } else if (tally.mayDiscard()) {
                tally.discarded++;
                log.warn(
                        "{} discarded for: {} (it was refused for: {})",
                        ParkedRecords.id(lane.group(), record),
                        tally.discardReason,
                        refusal);
            } else {
                tally.refusal = refusal;
                return;
            }
            if (tally.replayed + tally.discarded == 1) { // the first in the row is the one with a dead letter
                var _ = await(done.add(lane.group(), record).thenReturn(true));
            }
            var _ = await(store.delete(lane.group(), record).thenReturn(true));
        }
    }

    /** Null when done, else why not. */
    private @Nullable String replay(Lane lane, ConsumerRecord<byte[], byte[]> record, boolean gapAccepted) {
        return switch (lane.reader().read(record)) {
            case Reading.Unwanted _ -> null;
            case Reading.Faulty faulty -> faulty.reason();
            case Reading.Wanted wanted -> {
                try {
                    var _ = handlers.run(wanted.handler(), wanted.event(), gapAccepted);
                    yield null;
                } catch (PermanentFault e) {
                    yield e.reason();
                } catch (TransientFault e) {
                    throw new ProblemException(
                            Problems.UNAVAILABLE, "redrive: interrupted by a fault (expected: try again)");
                }
            }
        };
    }

    private Lane lane(ParkedKey key) {
        return lanes.of(key.group(), key.topic())
                .filter(Lane::parking)
                .orElseThrow(() -> new ProblemException(
                        Problems.CONFLICT, "parked key: its subscription is gone (expected: one of this application)"));
    }

    private ParkedKey find(String documentId) {
        ParkedKey key = store.find(documentId).timeout(timeout).block();
        if (key == null) {
            throw new ProblemException(Problems.NOT_FOUND, "parked key: not parked (expected: an id of /ops/parked)");
        }
        return key;
    }

    private <T> T await(Mono<T> work) {
        T result = work.timeout(timeout).block();
        if (result == null) {
            throw new IllegalStateException("store: no answer (expected: one)");
        }
        return result;
    }

    /**
     * The result of a redrive.
     *
     * @param left records still parked; 0 means that the key is free
     * @param refusal why the first of them was refused, null where none is left
     */
    record Redriven(
            int replayed,
            int discarded,
            long left,
            @Nullable String refusal) {}

    private static final class Tally {
        private final @Nullable String discardReason;
        private int replayed;
        private int discarded;
        private @Nullable String refusal;

        Tally(@Nullable String discardReason) {
            this.discardReason = discardReason;
        }

        boolean mayDiscard() {
            return discardReason != null && discarded == 0;
        }
    }
}
