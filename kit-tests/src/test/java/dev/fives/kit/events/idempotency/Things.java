package dev.fives.kit.events.idempotency;

import dev.fives.kit.events.consistency.Written;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Each call is an effect, and no two answers are alike. */
@RestController
class Things {
    record Thing(String name, int number) {}

    final AtomicInteger effects = new AtomicInteger();
    volatile Sinks.Empty<Void> gate = open();
    volatile boolean refuses;

    static Sinks.Empty<Void> open() {
        Sinks.Empty<Void> gate = Sinks.empty();
        gate.tryEmitEmpty();
        return gate;
    }

    @PostMapping("/things")
    Mono<ResponseEntity<Thing>> create(@RequestBody Thing thing) {
        if (refuses) {
            return Mono.error(new ProblemException(Problems.CONFLICT, "thing: there (expected: another)"));
        }
        int effect = effects.incrementAndGet();
        return gate.asMono()
                .then(Written.note("purchase", "pur_" + effect, 2))
                .thenReturn(ResponseEntity.created(URI.create("/things/" + effect))
                        .eTag("\"" + effect + "\"")
                        .body(new Thing(thing.name(), effect)));
    }

    @DeleteMapping("/things/{id}")
    ResponseEntity<Void> delete(@PathVariable String id) {
        effects.incrementAndGet();
        return ResponseEntity.noContent().header("X-Gone", id).build();
    }

    @PostMapping("/open/{token}")
    Thing answer(@PathVariable String token) {
        return new Thing(token, effects.incrementAndGet());
    }
}
