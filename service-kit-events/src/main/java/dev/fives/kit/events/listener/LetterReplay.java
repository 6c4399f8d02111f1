package dev.fives.kit.events.listener;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Gives a dead letter to its handler once more, after the same checks as on its first way. Where its key is parked it
 * takes its place among what waits there, and the key is redriven. A repeat is skipped by its mark, and would be by the
 * handler's memory.
 */
final class LetterReplay {
    private final LetterTopics topics;
    private final Lanes lanes;
    private final DoneLetters done;
    private final ParkedStore parked;
    private final Redrive redrive;
    private final HandlerRun handlers;
    private final StoreWait store;

    LetterReplay(
            LetterTopics topics,
            Lanes lanes,
            DoneLetters done,
            ParkedStore parked,
            Redrive redrive,
            ListenerProperties limits) {
        this.topics = topics;
        this.lanes = lanes;
        this.done = done;
        this.parked = parked;
        this.redrive = redrive;
        this.handlers = new HandlerRun(limits.handlerTimeout());
        this.store = new StoreWait(limits.handlerTimeout());
    }

    /** Error 404 where there is no such letter (any more), 503 on a transient fault. */
    Mono<Replayed> replay(String id) {
        return Mono.fromCallable(() -> run(id)).subscribeOn(Schedulers.boundedElastic());
    }

    private Replayed run(String id) {
        LetterPlace place = LetterPlace.of(id).orElseThrow(LetterReplay::unknown);
        Lane lane = lanes.of(place.group(), place.topic()).orElseThrow(LetterReplay::unknown);
        ConsumerRecord<byte[], byte[]> letter = topics.at(
                        new TopicPartition(lane.deadLetterTopic(), place.partition()), place.offset())
                .orElseThrow(LetterReplay::unknown);
        if (!LetterRecords.isLetter(letter)) {
            return refused("letter: not written by a listener (expected: " + DeadLetters.OFFSET + ")");
        }
        if (LetterRecords.isTruncated(letter)) {
            return refused("value: too large to be kept whole (expected: at most what a topic takes)");
        }
        ConsumerRecord<byte[], byte[]> record = LetterRecords.original(lane, letter);
        if (isDone(lane, record)) {
            return Replayed.YES;
        }
        String refusal = replay(lane, record);
        if (refusal != null) {
            return refused(refusal);
        }
        store.run(done.add(lane.group(), record));
        return Replayed.YES;
    }

    private boolean isDone(Lane lane, ConsumerRecord<byte[], byte[]> record) {
        String recordId = ParkedRecords.id(lane.group(), record);
        return store.await(done.of(List.of(recordId))).containsKey(recordId);
    }

    private @Nullable String replay(Lane lane, ConsumerRecord<byte[], byte[]> record) {
        return switch (lane.reader().read(record)) {
            case Reading.Unwanted _ -> null;
            case Reading.Faulty faulty -> faulty.reason();
            case Reading.Wanted wanted
            when lane.parking() && takesItsPlace(lane, record, wanted.event().key()) ->
                redriven(lane, record, wanted.event().key());
            case Reading.Wanted wanted -> handle(wanted);
        };
    }

    private @Nullable String handle(Reading.Wanted wanted) {
        try {
            var _ = handlers.run(wanted.handler(), wanted.event(), false);
            return null;
        } catch (PermanentFault e) {
            return e.reason();
        } catch (TransientFault e) {
            throw new ProblemException(Problems.UNAVAILABLE, "replay: interrupted by a fault (expected: try again)");
        }
    }

    /** Among the parked records of its key, by its offset; false where the key is not parked. */
    private boolean takesItsPlace(Lane lane, ConsumerRecord<byte[], byte[]> record, String key) {
        String parkedId = ParkedKey.documentId(lane.group(), lane.topic(), key);
        if (!store.await(parked.find(parkedId).hasElement())) {
            return false;
        }
        store.run(parked.insert(lane.group(), parkedId, record));
        if (store.await(parked.bump(parkedId))) {
            return true;
        }
        store.run(parked.delete(lane.group(), record)); // unparked meanwhile
        return false;
    }

    private @Nullable String redriven(Lane lane, ConsumerRecord<byte[], byte[]> record, String key) {
        Redrive.Redriven result = redrive.run(ParkedKey.documentId(lane.group(), lane.topic(), key));
        boolean waits = store.await(parked.holds(lane.group(), record));
        if (!waits) {
            return null;
        }
        return result.refusal() == null ? "key: still parked (expected: no refused event before)" : result.refusal();
    }

    private static Replayed refused(String refusal) {
        return new Replayed(false, refusal);
    }

    private static ProblemException unknown() {
        return new ProblemException(Problems.NOT_FOUND, "dead letter: not there (expected: an id of /ops/dlt)");
    }

    /**
     * The result.
     *
     * @param refusal why it was refused again, null where it is done
     */
    record Replayed(boolean replayed, @Nullable String refusal) {
        static final Replayed YES = new Replayed(true, null);
    }
}
