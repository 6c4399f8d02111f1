package dev.fives.kit.events.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fives.kit.events.outbox.CommandRecord;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.id.Ids;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.time.RealClock;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * One command of one caller.
 *
 * @param key of its record, see {@link CommandRecord#keyOf}; absent where the caller gave no Idempotency-Key
 * @param fingerprint of what was asked for: another one under the same key is refused
 * @param at real time
 */
public record Command(@Nullable String key, String fingerprint, Instant at) {

    /**
     * The running command.
     *
     * @param operation method and path
     * @param body a record, so that equal bodies print alike
     */
    public static Mono<Command> current(RealClock clock, String operation, Object body) {
        return RequestContext.current()
                .map(request -> new Command(
                        CommandRecord.keyOf(request).orElse(null), hash(operation + "\n" + body), clock.instant()));
    }

    /**
     * The id of what this command makes: of its key and of what is asked for. So a repeat finds it, and a key that is
     * used once more when nobody remembers it makes something of its own, and never passes off what it made before.
     */
    public String idOf(Ids ids, String prefix) {
        return key == null ? ids.next(prefix) : ids.derived(prefix, "command", key, fingerprint);
    }

    /** What the changed document keeps of this command; nothing where it has no key. */
    public @Nullable CommandRecord record(int status, long version) {
        return key == null ? null : new CommandRecord(key, fingerprint, status, version, at);
    }

    /** Whether this very command was carried out on the aggregate; a 422 where another one was, under the same key. */
    public boolean isDoneIn(Stored<?> stored) {
        var record = key == null ? null : stored.command(key).orElse(null);
        if (record != null && !record.fingerprint().equals(fingerprint)) {
            throw keyReused();
        }
        return record != null;
    }

    /**
     * What was carried out is answered again, although it would be refused by now: some checks go by the time, and time
     * may be moved back; and whom it is about may have been deleted. Costs nothing where nothing is refused.
     *
     * @param done what this very command was carried out on; empty where it was not
     */
    public <T> Mono<T> orDone(Mono<T> attempt, Mono<T> done) {
        return key == null
                ? attempt
                : attempt.onErrorResume(Command::isRefusal, refusal -> done.switchIfEmpty(Mono.error(refusal)));
    }

    private static boolean isRefusal(Throwable fault) {
        return fault instanceof ProblemException problem
                && (problem.type().equals(Problems.VALIDATION) || problem.type().equals(Problems.CONFLICT));
    }

    public static ProblemException keyReused() {
        return new ProblemException(
                Problems.IDEMPOTENCY_KEY_REUSED,
                "Idempotency-Key: used before (expected: a new key for a new request)");
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
