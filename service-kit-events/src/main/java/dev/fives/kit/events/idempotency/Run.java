package dev.fives.kit.events.idempotency;

import dev.fives.kit.events.idempotency.Attempt.Mine;
import dev.fives.kit.http.IdempotencyKeys;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bson.types.Binary;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One command while it is carried out: it shows that it lives, and ends with an answer that is kept or with none. */
final class Run {
    /** A store that hangs has cost the caller its time already. */
    private static final Duration RELEASE_WAIT = Duration.ofMillis(200);

    private final KeptAnswers answers;
    private final Duration renewal;
    private final CommandKey command;
    private final Mine run;
    private volatile boolean answered;

    Run(KeptAnswers answers, Duration renewal, CommandKey command, Mine run) {
        this.answers = answers;
        this.renewal = renewal;
        this.command = command;
        this.run = run;
    }

    /** What fails before there is an answer leaves the key free. What was answered stays, also where the caller has gone. */
    <T> Mono<T> around(Mono<T> work) {
        Mono<T> ended =
                work.onErrorResume(fault -> (answered ? Mono.<Void>empty() : release()).then(Mono.error(fault)));
        return Mono.using(this::renewing, renewals -> ended, Disposable::dispose);
    }

    /** Error COMMAND_RUNNING where another run has taken over meanwhile: it will say what holds. */
    Mono<Void> keep(int status, Map<String, List<String>> headers, byte[] body) {
        answered = true;
        Binary sealed = new Binary(command.seal(run.owner(), body));
        return answers.keep(command.id(), run, new KeptAnswer(status, headers, sealed))
                .flatMap(kept -> kept ? Mono.empty() : Mono.error(IdempotencyKeys.running()));
    }

    /** If that fails, the lease ends by itself. */
    Mono<Void> release() {
        answered = true;
        return answers.release(command.id(), run).timeout(RELEASE_WAIT).onErrorComplete();
    }

    private Disposable renewing() {
        return Flux.interval(renewal)
                .onBackpressureDrop()
                .concatMap(tick -> answers.renew(command.id(), run).onErrorComplete())
                .subscribe();
    }
}
