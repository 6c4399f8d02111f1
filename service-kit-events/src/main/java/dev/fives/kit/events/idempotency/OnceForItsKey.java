package dev.fives.kit.events.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.idempotency.Attempt.AnotherRequest;
import dev.fives.kit.events.idempotency.Attempt.Done;
import dev.fives.kit.events.idempotency.Attempt.Mine;
import dev.fives.kit.events.idempotency.Attempt.Running;
import dev.fives.kit.http.IdempotencyKeys;
import dev.fives.kit.request.RequestContext;
import java.util.Map;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * For a handler that has to read its request before it knows whether it is the same one, since the body is a stream and
 * too large for memory. Its path is one of {@code fives.idempotency.own-paths}.
 */
public final class OnceForItsKey {
    private final KeptAnswers answers;
    private final IdempotencyProperties limits;

    OnceForItsKey(KeptAnswers answers, IdempotencyProperties limits) {
        this.answers = answers;
        this.limits = limits;
    }

    /** @param repeated nothing was done: it is what the first one led to */
    public record Result(String value, boolean repeated) {}

    /**
     * Carries the command out, or tells what it led to. 422 where the key was used for another request, 409 while its
     * first run lasts.
     *
     * @param fingerprint of what was asked for
     */
    public Mono<Result> run(String fingerprint, Supplier<Mono<String>> command) {
        return RequestContext.current().flatMap(context -> {
            String key = context.idempotencyKey();
            return key == null
                    ? command.get().map(value -> new Result(value, false))
                    : run(new CommandKey(context.caller(), key), fingerprint, command);
        });
    }

    private Mono<Result> run(CommandKey key, String fingerprint, Supplier<Mono<String>> command) {
        return answers.begin(key.id(), fingerprint).flatMap(attempt -> switch (attempt) {
            case Mine mine -> first(new Run(answers, limits.renewal(), key, mine), command);
            case Done done ->
                Mono.just(new Result(
                        new String(key.open(done.owner(), done.sealed().body().getData()), UTF_8), true));
            case Running _ -> Mono.error(IdempotencyKeys.running());
            case AnotherRequest _ -> Mono.error(Command.keyReused());
        });
    }

    private static Mono<Result> first(Run run, Supplier<Mono<String>> command) {
        return run.around(Mono.defer(command)
                .flatMap(value -> run.keep(0, Map.of(), value.getBytes(UTF_8)).thenReturn(new Result(value, false))));
    }
}
