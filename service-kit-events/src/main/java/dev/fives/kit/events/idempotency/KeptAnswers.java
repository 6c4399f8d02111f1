package dev.fives.kit.events.idempotency;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.idempotency.Attempt.AnotherRequest;
import dev.fives.kit.events.idempotency.Attempt.Done;
import dev.fives.kit.events.idempotency.Attempt.Mine;
import dev.fives.kit.events.idempotency.Attempt.Running;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.events.store.StoreFaults;
import dev.fives.kit.id.Ids;
import dev.fives.kit.time.RealClock;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import reactor.core.publisher.Mono;

/**
 * One document a key: {@code {_id, request, at, owner, until}} while its command runs, and with status, headers and body
 * from then on. The insert decides who runs; a run that is not heard of any more is taken over.
 */
final class KeptAnswers {
    private static final String COLLECTION = "answers";
    private static final String ID = "_id";
    private static final String OWNER = "owner";
    private static final String UNTIL = "until";
    private static final String AT = "at";

    private final MongoCollection<Document> answers;
    private final StoreFaults faults;
    private final IdempotencyProperties limits;
    private final Ids ids;
    private final RealClock clock;

    KeptAnswers(MongoDatabase database, StoreFaults faults, IdempotencyProperties limits, Ids ids, RealClock clock) {
        this.answers = database.getCollection(COLLECTION);
        this.faults = faults;
        this.limits = limits;
        this.ids = ids;
        this.clock = clock;
    }

    static IndexSpec indexes() {
        return IndexSpec.on(COLLECTION).plain(AT);
    }

    /** @param request method, path and body as one hash: another request under the same key is refused */
    Mono<Attempt> begin(String key, String request) {
        String owner = ids.next("run");
        Document mine = running(key, request, owner);
        return faults.guard(Mono.from(answers.insertOne(mine))
                        .<Attempt>thenReturn(new Mine(owner))
                        .onErrorResume(StoreFaults::isDuplicateKey, taken -> judge(mine)))
                .doOnError(fault -> forget(key, new Mine(owner)));
    }

    /** Nobody knows whether the record is there; without this a repeat would wait for the end of a lease of nobody. */
    private void forget(String key, Mine run) {
        release(key, run).onErrorComplete().subscribe();
    }

    /** Empty means that the other run was refused in this instant: the caller comes again. */
    private Mono<Attempt> judge(Document mine) {
        return Mono.from(answers.find(new Document(ID, mine.getString(ID))).first())
                .flatMap(found -> judge(found, mine))
                .defaultIfEmpty(new Running());
    }

    private Mono<Attempt> judge(Document found, Document mine) {
        Instant now = clock.instant();
        if (found.getDate(AT).toInstant().isBefore(now.minus(limits.retention()))) {
            return takeOver(found, mine);
        }
        if (!found.getString("request").equals(mine.getString("request"))) {
            return Mono.just(new AnotherRequest());
        }
        if (found.containsKey("status")) {
            return Mono.just(new Done(found.getString(OWNER), AnswerDocuments.read(found)));
        }
        return found.getDate(UNTIL).toInstant().isAfter(now) ? Mono.just(new Running()) : takeOver(found, mine);
    }

    private Mono<Attempt> takeOver(Document found, Document mine) {
        return Mono.from(answers.replaceOne(run(found.getString(ID), found.getString(OWNER)), mine))
                .map(done -> done.getMatchedCount() == 1 ? new Mine(mine.getString(OWNER)) : new Running());
    }

    /** It still runs. */
    Mono<Void> renew(String key, Mine run) {
        return change(key, run, new Document("$set", new Document(UNTIL, until())))
                .then();
    }

    /** False where another run has taken over. */
    Mono<Boolean> keep(String key, Mine run, KeptAnswer sealed) {
        return change(key, run, new Document("$set", AnswerDocuments.write(sealed)));
    }

    /** It had no effect, so that its key may be used as if nothing had been. */
    Mono<Void> release(String key, Mine run) {
        return faults.guard(Mono.from(answers.deleteOne(run(key, run.owner())))).then();
    }

    Mono<Void> sweep() {
        Date oldest = Date.from(clock.instant().minus(limits.retention()));
        return faults.guardBulk(Mono.from(answers.deleteMany(new Document(AT, new Document("$lt", oldest)))))
                .then();
    }

    private Mono<Boolean> change(String key, Mine run, Document change) {
        return faults.guard(Mono.from(answers.updateOne(run(key, run.owner()), change)))
                .map(done -> done.getMatchedCount() == 1);
    }

    private Document running(String key, String request, String owner) {
        return new Document(ID, key)
                .append("request", request)
                .append(AT, Date.from(clock.instant()))
                .append(OWNER, owner)
                .append(UNTIL, until());
    }

    private Date until() {
        return Date.from(clock.instant().plus(limits.lease()));
    }

    private static Document run(String key, String owner) {
        return new Document(ID, key).append(OWNER, owner);
    }
}
